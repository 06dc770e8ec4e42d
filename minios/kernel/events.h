/* How interrupts hand over to threads. Apps: <minios/event.h>. */
#ifndef KERNEL_EVENTS_H
#define KERNEL_EVENTS_H
#include <stdbool.h>

/* Registers a callback; returns its number for event_raise. Panics when all 64 are taken. */
int event_register(void (*callback)(void *), void *arg);
/* Makes the callback run in the next poll. From interrupts and threads. */
void event_raise(int event);
bool event_pending(void);
bool event_in_callback(void);
#endif
