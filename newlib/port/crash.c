#include "crash.h"

#include <minios/console.h>
#include <minios/power.h>
#include <stdarg.h>
#include <string.h>

void port_crash(const char *first, ...)
{
    va_list rest;
    va_start(rest, first);
    for (const char *text = first; text; text = va_arg(rest, const char *))
        minios_console_write(text, strlen(text));
    va_end(rest);
    minios_console_write("\n", 1);
    minios_crash();
}
