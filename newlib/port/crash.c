#include "crash.h"

#include <minios/console.h>
#include <minios/power.h>
#include <stdarg.h>
#include <string.h>
#include <sys/reent.h>

void port_close_streams(void)
{
    /* As exit() does it: fflush() would link the streams, 3 KB, into every image. */
    if (_GLOBAL_REENT->__cleanup)
        _GLOBAL_REENT->__cleanup(_GLOBAL_REENT);
}

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
