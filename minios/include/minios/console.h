/* The console: the first serial port (COM1), or the hypervisor's console. */
#ifndef MINIOS_CONSOLE_H
#define MINIOS_CONSOLE_H
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif

/* Writes everything, in order, before it returns. A newline is sent as it is (no carriage return is added). */
void minios_console_write(const void *, size_t);

/* Takes up to `size` bytes of input; returns how many, 0 when there is nothing. */
size_t minios_console_read(void *, size_t size);

/* Callback (thread context, see event.h) when input has arrived. NULL: none. */
void minios_console_set_event(void (*input)(void *), void *arg);

#ifdef __cplusplus
}
#endif
#endif
