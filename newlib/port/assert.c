/* assert(): `file:line: function: assertion … failed`, in the form that editors and `factory run` know. Replaces
 * newlib's, which needs stdio and names the line in words. */
#include "crash.h"

#include <assert.h>
#include <stddef.h>

void __assert_func(const char *file, int line, const char *function, const char *expression)
{
    char number[12];
    char *digit = number + sizeof number;
    *--digit = '\0';
    do {
        *--digit = (char)('0' + line % 10);
        line /= 10;
    } while (line > 0 && digit > number);
    port_close_streams();                        /* what the program said before belongs above */
    port_crash(file, ":", digit, ": ", function ? function : "", function ? ": " : "", "assertion `", expression,
               "' failed", (char *)NULL);
}

void __assert(const char *file, int line, const char *expression)
{
    __assert_func(file, line, NULL, expression);
}
