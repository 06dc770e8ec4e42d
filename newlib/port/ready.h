/* What poll() and select() share. */
#ifndef NEWLIB_PORT_READY_H
#define NEWLIB_PORT_READY_H
#include "descriptor.h"

#include <minios/thread.h>
#include <stdbool.h>
#include <stdint.h>

/* Blocks until descriptor_changed() is called (true) or minios_monotonic() reaches the deadline (false). */
bool ready_wait(uint64_t deadline);

/* minios_monotonic() time in so many nanoseconds; MINIOS_NO_DEADLINE when that is beyond all time. */
uint64_t ready_deadline(uint64_t nanoseconds);

/* An object that cannot tell is always ready. */
short ready_events(struct descriptor *, short events);

#endif
