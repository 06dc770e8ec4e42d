/* The kernel's threads, events and time on the host, for code that blocks: cooperative, in one thread of the host. When
 * every thread waits, idle() of the test is asked to make something happen. */
#ifndef TESTS_HOST_THREADS_H
#define TESTS_HOST_THREADS_H
#include <stdbool.h>
#include <stdint.h>
#include <minios/event.h>
#include <minios/thread.h>
#include <minios/time.h>

/* The world outside moves on. False: it has nothing to do, so time passes until the next deadline. */
bool idle(void);
/* Runs first() and all threads that it starts, until it returns. */
void run_threads(void (*first)(void *));
extern uint64_t host_clock;                      /* minios_monotonic() */
#endif
