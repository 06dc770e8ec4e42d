/* A number as text, for what must not pull printf() into an image. */
#ifndef PORT_DECIMAL_H
#define PORT_DECIMAL_H

#define DECIMAL_ROOM 21                          /* 2^64 - 1 and a NUL */

/* value in decimal, written so that its NUL is the last byte of room; the first digit. */
static inline char *port_decimal(char room[DECIMAL_ROOM], unsigned long value)
{
    char *at = room + DECIMAL_ROOM - 1;
    *at = '\0';
    do {
        *--at = (char)('0' + value % 10);
    } while (value /= 10);
    return at;
}
#endif
