/* The last words of a program that cannot go on. */
#ifndef NEWLIB_PORT_CRASH_H
#define NEWLIB_PORT_CRASH_H
#ifdef __cplusplus
extern "C" {
#endif

/* Writes the strings (the list ends with NULL) and a newline to the console, then a backtrace, and ends the machine
 * with MINIOS_EXIT_CRASH. Needs no heap, no stdio and no stack to speak of. */
void port_crash(const char *first, ...) __attribute__((noreturn, sentinel));

/* Writes what C's streams hold and closes them, for port_crash() to follow. An image that uses no stream gets none by this. */
void port_close_streams(void);

#ifdef __cplusplus
}
#endif
#endif
