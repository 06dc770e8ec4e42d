/* How interrupts hand over to threads. Apps: <minios/event.h>. */
#ifndef KERNEL_EVENTS_H
#define KERNEL_EVENTS_H
#include <stdbool.h>
#include <stdint.h>

/* Registers a callback; returns its number for event_raise. Panics when all 64 are taken. */
int event_register(void (*callback)(void *), void *arg);
/* Makes the callback run in the next poll. From interrupts and threads. */
void event_raise(int event);
bool event_pending(void);
/* For a platform that is not interrupted but finds *flag set: every poll looks at it and then calls collect(), which
 * clears it and raises events. One such source at most. */
void event_poll_source(const volatile uint8_t *flag, void (*collect)(void));
bool event_in_callback(void);
#endif
