/* Names of devices in messages. */
#ifndef DRIVERS_NAME_H
#define DRIVERS_NAME_H
#include <stddef.h>
#include <stdint.h>
/* prefix, then the number in hexadecimal, cut to the buffer. */
static inline void device_name(char *to, size_t size, const char *prefix, uint64_t number)
{
    size_t n = 0;
    int shift = 60;
    while (*prefix && n + 1 < size)
        to[n++] = *prefix++;
    while (shift > 0 && !(number >> shift))
        shift -= 4;
    for (; shift >= 0 && n + 1 < size; shift -= 4)
        to[n++] = "0123456789abcdef"[number >> shift & 15];
    to[n] = 0;
}
#endif
