/* Cooperative threads: one runs until it yields, sleeps, waits or returns. An interrupt never switches threads. */
#ifndef MINIOS_THREAD_H
#define MINIOS_THREAD_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

struct minios_thread;

#define MINIOS_STACK_DEFAULT 0                   /* 64 KiB */

/* A thread that is ready to run fn(arg) and ends when fn returns. `stack` is in bytes, rounded up to whole pages; an
 * unmapped page lies below it. `name` must stay valid; it is shown in crash dumps. NULL when there is no memory. */
struct minios_thread *minios_thread_create(void (*fn)(void *), void *arg, const char *name, size_t stack);
struct minios_thread *minios_thread_self(void);
const char *minios_thread_name(const struct minios_thread *);
void minios_thread_exit(void) __attribute__((noreturn));

/* A pointer of the running thread for the layer above it (newlib's pthreads); NULL at first. `end`, unless it is NULL, is
 * called with it when the thread ends: on that thread, which may still block. */
void minios_thread_set_data(void *data, void (*end)(void *data));
void *minios_thread_data(void);

void minios_yield(void);                         /* lets every other ready thread run once */
void minios_sleep(uint64_t nanoseconds);
void minios_sleep_until(uint64_t deadline);      /* minios_monotonic() time */

/* Threads that wait for a condition, first come, first served. Because threads are cooperative, testing the condition
 * and calling minios_wait() is atomic as long as nothing in between blocks. Wake from thread context or callbacks. */
struct minios_waitq {
    struct minios_thread *first, *last;
};
#define MINIOS_WAITQ_INIT { 0, 0 }

bool minios_wait(struct minios_waitq *, uint64_t deadline);   /* true: woken; false: the deadline passed */
bool minios_wake_one(struct minios_waitq *);                  /* true when somebody was waiting */
void minios_wake_all(struct minios_waitq *);

#ifdef __cplusplus
}
#endif
#endif
