/* Attributes of threads. Those that have no meaning here (priorities) are kept and given back. */
#include "pthread_thread.h"

#include <errno.h>
#include <limits.h>
#include <stddef.h>

int pthread_attr_init(pthread_attr_t *attributes)
{
    *attributes = (pthread_attr_t){ .is_initialized = 1, .stacksize = THREAD_STACK,
                                    .detachstate = PTHREAD_CREATE_JOINABLE };
    return 0;
}

int pthread_attr_destroy(pthread_attr_t *attributes)
{
    attributes->is_initialized = 0;
    return 0;
}

int pthread_attr_setstacksize(pthread_attr_t *attributes, size_t size)
{
    if (size < THREAD_STACK_MIN || size > INT_MAX)
        return EINVAL;
    attributes->stacksize = (int)size;
    return 0;
}

int pthread_attr_getstacksize(const pthread_attr_t *attributes, size_t *size)
{
    *size = (size_t)attributes->stacksize;
    return 0;
}

int pthread_attr_setdetachstate(pthread_attr_t *attributes, int state)
{
    if (state != PTHREAD_CREATE_DETACHED && state != PTHREAD_CREATE_JOINABLE)
        return EINVAL;
    attributes->detachstate = state;
    return 0;
}

int pthread_attr_getdetachstate(const pthread_attr_t *attributes, int *state)
{
    *state = attributes->detachstate;
    return 0;
}

/* Every stack has one page of guard below it. */
int pthread_attr_setguardsize(pthread_attr_t *attributes, size_t size)
{
    (void)attributes;
    return size > 4096 ? EINVAL : 0;
}

int pthread_attr_getguardsize(const pthread_attr_t *attributes, size_t *size)
{
    (void)attributes;
    *size = 4096;
    return 0;
}

int pthread_attr_setschedparam(pthread_attr_t *attributes, const struct sched_param *parameters)
{
    attributes->schedparam = *parameters;
    return 0;
}

int pthread_attr_getschedparam(const pthread_attr_t *attributes, struct sched_param *parameters)
{
    *parameters = attributes->schedparam;
    return 0;
}
