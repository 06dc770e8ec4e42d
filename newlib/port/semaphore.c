/* Semaphores. A post goes straight to whoever has waited longest. */
#include "pthread_thread.h"

#include <errno.h>
#include <semaphore.h>
#include <stddef.h>

static int fail(int error)
{
    errno = error;
    return -1;
}

int sem_init(sem_t *semaphore, int shared, unsigned value)
{
    (void)shared;
    if (value > SEM_VALUE_MAX)
        return fail(EINVAL);
    semaphore->value = value;
    return 0;
}

int sem_destroy(sem_t *semaphore)
{
    return parked_at(semaphore) ? fail(EBUSY) : 0;
}

int sem_post(sem_t *semaphore)
{
    struct parked *first = parked_at(semaphore);
    if (first)
        unpark(first);
    else if (semaphore->value == SEM_VALUE_MAX)
        return fail(EOVERFLOW);
    else
        semaphore->value++;
    return 0;
}

int sem_trywait(sem_t *semaphore)
{
    if (semaphore->value == 0)
        return fail(EAGAIN);
    semaphore->value--;
    return 0;
}

static int wait_until(sem_t *semaphore, uint64_t deadline)
{
    struct parked node;
    thread_cancel_point();
    if (semaphore->value > 0) {
        semaphore->value--;
        return 0;
    }
    if (park(&node, semaphore, 0, deadline, true))
        return 0;
    thread_cancel_point();
    return fail(ETIMEDOUT);
}

int sem_wait(sem_t *semaphore)
{
    return wait_until(semaphore, MINIOS_NO_DEADLINE);
}

int sem_timedwait(sem_t *restrict semaphore, const struct timespec *restrict time)
{
    uint64_t deadline;
    if (semaphore->value == 0 && !park_deadline(CLOCK_REALTIME, time, &deadline))
        return fail(EINVAL);
    return wait_until(semaphore, semaphore->value ? MINIOS_NO_DEADLINE : deadline);
}

int sem_getvalue(sem_t *restrict semaphore, int *restrict value)
{
    *value = (int)semaphore->value;
    return 0;
}
