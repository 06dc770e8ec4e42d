/* Waiting for something to happen. Interrupts only set bits; the callbacks that belong to the bits run here, in the
 * thread that polls or waits. A callback must not block (wait, sleep, yield): the kernel panics when one does. */
#ifndef MINIOS_EVENT_H
#define MINIOS_EVENT_H
#include <stdbool.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

#define MINIOS_NO_DEADLINE UINT64_MAX

/* Runs the callbacks of everything that has happened. True when at least one ran. Never blocks. */
bool minios_event_poll(void);

/* Blocks the calling thread until at least one callback has run since the call began (in whichever thread), or
 * minios_monotonic() has reached `deadline`; other threads run meanwhile, and with none to run the processor halts.
 * MINIOS_NO_DEADLINE: wait for ever. A deadline in the past makes it a poll. */
void minios_event_wait(uint64_t deadline);

/* Makes every minios_event_wait() return as if a callback had run. Thread context (say, from another thread). */
void minios_event_wake(void);

#ifdef __cplusplus
}
#endif
#endif
