/* Mutexes. An unlocked one goes to whoever has waited longest, so that a thread which unlocks and locks in turns keeps
 * nobody out for ever. */
#include "crash.h"
#include "pthread_thread.h"

#include <errno.h>
#include <stddef.h>

/* The 32 bits: owner's id (0: unlocked), how often it has locked, PTHREAD_MUTEX_… type. The top bit is 0 but in the
 * initialiser of newlib's header, which is all ones. */
#define OWNER(word) ((word) & 0xffffu)
#define COUNT(word) ((word) >> 16 & 0x1fffu)
#define TYPE(word) ((word) >> 29 & 3u)
#define WORD(owner, count, type) ((owner) | (count) << 16 | (type) << 29)
#define COUNT_MAX 0x1fffu

static uint32_t load(pthread_mutex_t *mutex)
{
    return *mutex == PTHREAD_MUTEX_INITIALIZER ? WORD(0, 0, (uint32_t)PTHREAD_MUTEX_NORMAL) : *mutex;
}

/* 0, EBUSY when somebody else has it (or a normal mutex is the caller's own), or another error. */
static int try(pthread_mutex_t *mutex, uint32_t self)
{
    uint32_t word = load(mutex);
    if (OWNER(word) == 0) {
        *mutex = WORD(self, 1u, TYPE(word));
        return 0;
    }
    if (OWNER(word) != self || TYPE(word) == PTHREAD_MUTEX_NORMAL)
        return EBUSY;
    if (TYPE(word) == PTHREAD_MUTEX_ERRORCHECK)
        return EDEADLK;
    if (COUNT(word) == COUNT_MAX)
        return EAGAIN;
    *mutex = WORD(self, COUNT(word) + 1, TYPE(word));
    return 0;
}

int pthread_mutex_lock(pthread_mutex_t *mutex)
{
    struct parked node;
    uint32_t self = thread_self()->id;
    int error = try(mutex, self);
    if (error != EBUSY)
        return error;
    if (OWNER(load(mutex)) == self)              /* POSIX lets it wait for ever; nobody would find out why */
        port_crash("minios: deadlock: a thread locks a mutex that it has locked already", (char *)NULL);
    park(&node, mutex, 0, MINIOS_NO_DEADLINE, false);
    return 0;
}

int pthread_mutex_trylock(pthread_mutex_t *mutex)
{
    int error = try(mutex, thread_self()->id);
    return error == EDEADLK ? EBUSY : error;
}

int pthread_mutex_timedlock(pthread_mutex_t *mutex, const struct timespec *time)
{
    struct parked node;
    uint64_t deadline;
    int error = try(mutex, thread_self()->id);
    if (error != EBUSY)
        return error;
    if (!park_deadline(CLOCK_REALTIME, time, &deadline))
        return EINVAL;
    return park(&node, mutex, 0, deadline, false) ? 0 : ETIMEDOUT;
}

/* A normal mutex may be unlocked by any thread: POSIX leaves that open, and programs do it. */
int pthread_mutex_unlock(pthread_mutex_t *mutex)
{
    uint32_t word = load(mutex);
    if (OWNER(word) == 0 || (TYPE(word) != PTHREAD_MUTEX_NORMAL && OWNER(word) != thread_self()->id))
        return EPERM;
    if (COUNT(word) > 1) {
        *mutex = WORD(OWNER(word), COUNT(word) - 1, TYPE(word));
        return 0;
    }
    struct parked *next = parked_at(mutex);
    *mutex = next ? WORD(next->thread->id, 1u, TYPE(word)) : WORD(0, 0, TYPE(word));
    if (next)
        unpark(next);
    return 0;
}

int pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *attributes)
{
    uint32_t type = attributes ? (uint32_t)attributes->type : PTHREAD_MUTEX_DEFAULT;
    *mutex = WORD(0, 0, type == PTHREAD_MUTEX_DEFAULT ? PTHREAD_MUTEX_NORMAL : type);
    return 0;
}

int pthread_mutex_destroy(pthread_mutex_t *mutex)
{
    return OWNER(load(mutex)) ? EBUSY : 0;
}

int pthread_mutexattr_init(pthread_mutexattr_t *attributes)
{
    *attributes = (pthread_mutexattr_t){ .is_initialized = 1, .type = PTHREAD_MUTEX_DEFAULT };
    return 0;
}

int pthread_mutexattr_destroy(pthread_mutexattr_t *attributes)
{
    attributes->is_initialized = 0;
    return 0;
}

int pthread_mutexattr_gettype(const pthread_mutexattr_t *attributes, int *type)
{
    *type = attributes->type;
    return 0;
}

int pthread_mutexattr_settype(pthread_mutexattr_t *attributes, int type)
{
    if (type < PTHREAD_MUTEX_NORMAL || type > PTHREAD_MUTEX_DEFAULT)
        return EINVAL;
    attributes->type = type;
    return 0;
}
