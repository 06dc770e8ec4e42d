/* What the parts of <pthread.h> share. Threads are the kernel's cooperative ones: nothing here can be interrupted by
 * another thread between two calls that block, so state needs no locks.
 *
 * newlib's types are numbers of 32 bits (pthread_mutex_t, pthread_cond_t …) that C++ programs make and forget without a
 * call of destroy, so the whole state is in these bits, and who waits is kept in one list by address. */
#ifndef NEWLIB_PORT_PTHREAD_THREAD_H
#define NEWLIB_PORT_PTHREAD_THREAD_H
#include <minios/event.h>
#include <minios/thread.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <time.h>

enum {
    THREAD_MAX = 65535,                          /* a mutex has 16 bits for its owner; 0 is nobody */
    THREAD_STACK = 131072,                       /* bytes, without attributes: as main's */
    THREAD_STACK_MIN = 8192,
};

struct parked;

struct thread {
    pthread_t id;
    void *(*start)(void *);
    void *argument, *result;
    bool detached, ended, joined;
    bool cancelled, cancel_disabled;
    struct parked *parked;                       /* while it blocks somewhere where it can be cancelled */
    void **values;                               /* by key; NULL: none was set */
    struct _pthread_cleanup_context *cleanups;
    char name[16];
};

struct thread *thread_self(void);                /* made for threads of the kernel when they ask first */
struct thread *thread_of(pthread_t);             /* NULL: no such thread */
void thread_end_values(struct thread *);         /* the destructors of its keys */
/* Ends the calling thread when it has been cancelled and allows that. */
void thread_cancel_point(void);

/* A thread that waits for something at an address, first come, first served. */
struct parked {
    const void *address;
    struct thread *thread;
    int kind;                                    /* the caller's own */
    bool granted;
    struct minios_waitq queue;
    struct parked *next;
};

/* Blocks until unpark() (true), or until the deadline of minios_monotonic() or a cancellation (false). */
bool park(struct parked *, const void *address, int kind, uint64_t deadline, bool cancellable);
struct parked *parked_at(const void *address);   /* the first; NULL: nobody */
struct parked *parked_after(const struct parked *);   /* the next one at the same address */
void unpark(struct parked *);
void unpark_cancelled(struct parked *);

/* A time of a clock as one of minios_monotonic(); false: it is none, or the clock is not known. */
bool park_deadline(clockid_t, const struct timespec *, uint64_t *deadline);

#endif
