#define _GNU_SOURCE 1                            /* fopencookie() */
#include "terminal.h"

#include <stdbool.h>
#include <string.h>
#include <unistd.h>

enum { CTRL_D = 4, BACKSPACE = 8, CTRL_U = 21, DELETE = 127 };

struct terminal {
    char line[1024];                             /* what is longer comes in pieces */
    size_t length;                               /* bytes of it that are there */
    size_t given;                                /* bytes of it that the reader has */
    bool ready;                                  /* it is whole: the reader may have it */
};

static void show(const char *text, size_t length)
{
    write(STDOUT_FILENO, text, length);
}

static void erase(struct terminal *terminal)
{
    /* The bytes of a UTF-8 character after its first take no column. */
    while (terminal->length > 0) {
        unsigned char last = (unsigned char)terminal->line[--terminal->length];
        if ((last & 0xc0) != 0x80)
            break;
    }
    show("\b \b", 3);
}

/* Takes one typed character. False at the end of the input. */
static bool type(struct terminal *terminal, char c)
{
    switch (c) {
    case CTRL_D:
        return terminal->length > 0;
    case BACKSPACE:
    case DELETE:
        if (terminal->length > 0)
            erase(terminal);
        return true;
    case CTRL_U:
        while (terminal->length > 0)
            erase(terminal);
        return true;
    case '\r':
        c = '\n';
        break;
    }
    show(&c, 1);
    terminal->line[terminal->length++] = c;
    terminal->ready = c == '\n' || terminal->length == sizeof(terminal->line);
    return true;
}

static ssize_t receive(void *cookie, char *buffer, size_t size)
{
    struct terminal *terminal = cookie;
    char c;

    while (!terminal->ready)
        if (read(STDIN_FILENO, &c, 1) != 1 || !type(terminal, c))
            return 0;
    size_t rest = terminal->length - terminal->given;
    if (size > rest)
        size = rest;
    memcpy(buffer, terminal->line + terminal->given, size);
    terminal->given += size;
    if (terminal->given == terminal->length) {
        terminal->length = terminal->given = 0;
        terminal->ready = false;
    }
    return (ssize_t)size;
}

FILE *terminal_open(void)
{
    static struct terminal terminal;

    return fopencookie(&terminal, "r", (cookie_io_functions_t){ .read = receive });
}
