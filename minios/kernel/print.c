/* kprintf: the kernel cannot use the C library's, which may be what is broken. */
#include <stdarg.h>
#include <stdbool.h>
#include <string.h>
#include "../platform/platform.h"
#include "print.h"

struct line { char text[128]; unsigned used; };

static void flush(struct line *line)
{
    platform->console_write(line->text, line->used);
    line->used = 0;
}

static void put(struct line *line, char c)
{
    if (line->used == sizeof(line->text))
        flush(line);
    line->text[line->used++] = c;
}

static void put_number(struct line *line, unsigned long value, unsigned base, bool negative, int width, char pad)
{
    char digits[24];
    int n = 0;
    do {
        digits[n++] = "0123456789abcdef"[value % base];
        value /= base;
    } while (value);
    if (negative)
        digits[n++] = '-';
    for (; width > n; width--)
        put(line, pad);
    while (n)
        put(line, digits[--n]);
}

static unsigned long take(va_list *args, bool wide, bool is_signed)
{
    if (wide)
        return va_arg(*args, unsigned long);
    return is_signed ? (unsigned long)(long)va_arg(*args, int) : va_arg(*args, unsigned);
}

void kvprintf(const char *format, va_list list)
{
    struct line line = { .used = 0 };
    va_list args;
    va_copy(args, list);
    for (const char *f = format; *f; f++) {
        if (*f != '%') {
            put(&line, *f);
            continue;
        }
        char pad = *++f == '0' ? '0' : ' ';
        int width = 0;
        bool wide = false;
        for (; *f >= '0' && *f <= '9'; f++)
            width = width * 10 + *f - '0';
        for (; *f == 'l' || *f == 'z'; f++)
            wide = true;
        if (*f == 'd') {
            long v = (long)take(&args, wide, true);
            put_number(&line, v < 0 ? -(unsigned long)v : (unsigned long)v, 10, v < 0, width, pad);
        } else if (*f == 'u') {
            put_number(&line, take(&args, wide, false), 10, false, width, pad);
        } else if (*f == 'x') {
            put_number(&line, take(&args, wide, false), 16, false, width, pad);
        } else if (*f == 'p') {
            put(&line, '0');
            put(&line, 'x');
            put_number(&line, take(&args, true, false), 16, false, 0, ' ');
        } else if (*f == 's') {
            const char *s = va_arg(args, const char *);
            for (s = s ? s : "(null)"; *s; s++)
                put(&line, *s);
        } else if (*f == 'c') {
            put(&line, (char)va_arg(args, int));
        } else if (*f) {
            put(&line, *f);
        } else {
            break;
        }
    }
    va_end(args);
    flush(&line);
}

void kprintf(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    kvprintf(format, args);
    va_end(args);
}
