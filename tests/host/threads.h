/* The kernel's threads and events (minios/kernel/threads.c, events.c) on the host, in one thread of the host: what switches
 * stacks, the clock and the halt are ours. When every thread waits, idle() of the test is asked to make something happen. */
#ifndef TESTS_HOST_THREADS_H
#define TESTS_HOST_THREADS_H
#include <stdbool.h>
#include <stdint.h>
#include <minios/event.h>
#include <minios/thread.h>
#include <minios/time.h>

/* The world outside moves on. False: it has nothing to do, so time passes until the next deadline. */
bool idle(void);
/* Runs first() and all threads that it starts; the program ends well when it returns. */
void run_threads(void (*first)(void *)) __attribute__((noreturn));
extern uint64_t host_clock;                      /* minios_monotonic(), minios_walltime() */
#endif
