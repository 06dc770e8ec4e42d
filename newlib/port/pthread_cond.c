/* Condition variables. The 32 bits only say which clock pthread_cond_timedwait() uses. No wake-up is spurious. */
#include "pthread_thread.h"

#include <errno.h>
#include <stddef.h>

static clockid_t clock_of(const pthread_cond_t *condition)
{
    return *condition == (pthread_cond_t)CLOCK_MONOTONIC ? CLOCK_MONOTONIC : CLOCK_REALTIME;
}

/* Unlocking does not block, so nobody can signal between it and the waiting. */
static int wait_until(pthread_cond_t *condition, pthread_mutex_t *mutex, uint64_t deadline)
{
    struct parked node;
    thread_cancel_point();
    int error = pthread_mutex_unlock(mutex);
    if (error)
        return error;
    bool signalled = park(&node, condition, 0, deadline, true);
    pthread_mutex_lock(mutex);
    if (!signalled)
        thread_cancel_point();
    return signalled ? 0 : ETIMEDOUT;
}

int pthread_cond_wait(pthread_cond_t *condition, pthread_mutex_t *mutex)
{
    return wait_until(condition, mutex, MINIOS_NO_DEADLINE);
}

int pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex, const struct timespec *time)
{
    uint64_t deadline;
    if (!park_deadline(clock_of(condition), time, &deadline))
        return EINVAL;
    return wait_until(condition, mutex, deadline);
}

int pthread_cond_signal(pthread_cond_t *condition)
{
    struct parked *first = parked_at(condition);
    if (first)
        unpark(first);
    return 0;
}

int pthread_cond_broadcast(pthread_cond_t *condition)
{
    for (struct parked *node; (node = parked_at(condition));)
        unpark(node);
    return 0;
}

int pthread_cond_init(pthread_cond_t *condition, const pthread_condattr_t *attributes)
{
    *condition = attributes ? (pthread_cond_t)attributes->clock : (pthread_cond_t)CLOCK_REALTIME;
    return 0;
}

int pthread_cond_destroy(pthread_cond_t *condition)
{
    return parked_at(condition) ? EBUSY : 0;
}

int pthread_condattr_init(pthread_condattr_t *attributes)
{
    *attributes = (pthread_condattr_t){ .is_initialized = 1, .clock = (clock_t)CLOCK_REALTIME };
    return 0;
}

int pthread_condattr_destroy(pthread_condattr_t *attributes)
{
    attributes->is_initialized = 0;
    return 0;
}

int pthread_condattr_getclock(const pthread_condattr_t *restrict attributes, clockid_t *restrict clock)
{
    *clock = (clockid_t)attributes->clock;
    return 0;
}

int pthread_condattr_setclock(pthread_condattr_t *attributes, clockid_t clock)
{
    if (clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC)
        return EINVAL;
    attributes->clock = (clock_t)clock;
    return 0;
}
