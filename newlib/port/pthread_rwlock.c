/* Read-write locks. Readers come in as long as no writer has the lock, even when one waits: so a thread can read-lock
 * twice, as POSIX wants. A lock that becomes free goes to whoever has waited longest. */
#include "pthread_thread.h"

#include <errno.h>
#include <stddef.h>

/* The 32 bits: the writer's id, or the number of readers above it. newlib's initialiser is all ones. */
#define WRITER(word) ((word) & 0xffffu)
#define READERS(word) ((word) >> 16)
#define READER_ONE 0x10000u
#define READERS_MAX 0x7fffu

enum { READ, WRITE };

static uint32_t *of(pthread_rwlock_t *lock)
{
    if (*lock == PTHREAD_RWLOCK_INITIALIZER)
        *lock = 0;
    return lock;
}

static int try(uint32_t *word, int kind, uint32_t self)
{
    if (WRITER(*word) == self)
        return EDEADLK;
    if (WRITER(*word) || (kind == WRITE && READERS(*word)))
        return EBUSY;
    if (kind == READ && READERS(*word) == READERS_MAX)
        return EAGAIN;
    *word = kind == WRITE ? self : *word + READER_ONE;
    return 0;
}

static int lock_by(pthread_rwlock_t *lock, int kind, const struct timespec *time)
{
    struct parked node;
    uint64_t deadline = MINIOS_NO_DEADLINE;
    int error = try(of(lock), kind, thread_self()->id);
    if (error != EBUSY)
        return error;
    if (time && !park_deadline(CLOCK_REALTIME, time, &deadline))
        return EINVAL;
    return park(&node, lock, kind, deadline, false) ? 0 : ETIMEDOUT;
}

/* The lock is free: to the first who waits; to all readers when that is one. */
static void hand_over(pthread_rwlock_t *lock)
{
    struct parked *node = parked_at(lock), *next;
    if (!node)
        return;
    if (node->kind == WRITE) {
        *lock = node->thread->id;
        unpark(node);
        return;
    }
    for (; node; node = next) {
        next = parked_after(node);
        if (node->kind == READ) {
            *lock += READER_ONE;
            unpark(node);
        }
    }
}

int pthread_rwlock_unlock(pthread_rwlock_t *lock)
{
    uint32_t *word = of(lock);
    if (WRITER(*word)) {
        if (WRITER(*word) != thread_self()->id)
            return EPERM;
        *word = 0;
    } else if (READERS(*word))
        *word -= READER_ONE;
    else
        return EPERM;
    if (*word == 0)
        hand_over(lock);
    return 0;
}

int pthread_rwlock_rdlock(pthread_rwlock_t *lock) { return lock_by(lock, READ, NULL); }
int pthread_rwlock_wrlock(pthread_rwlock_t *lock) { return lock_by(lock, WRITE, NULL); }

int pthread_rwlock_timedrdlock(pthread_rwlock_t *lock, const struct timespec *time)
{
    return lock_by(lock, READ, time);
}

int pthread_rwlock_timedwrlock(pthread_rwlock_t *lock, const struct timespec *time)
{
    return lock_by(lock, WRITE, time);
}

static int try_now(pthread_rwlock_t *lock, int kind)
{
    int error = try(of(lock), kind, thread_self()->id);
    return error == EDEADLK ? EBUSY : error;
}

int pthread_rwlock_tryrdlock(pthread_rwlock_t *lock) { return try_now(lock, READ); }
int pthread_rwlock_trywrlock(pthread_rwlock_t *lock) { return try_now(lock, WRITE); }

int pthread_rwlock_init(pthread_rwlock_t *lock, const pthread_rwlockattr_t *attributes)
{
    (void)attributes;
    *lock = 0;
    return 0;
}

int pthread_rwlock_destroy(pthread_rwlock_t *lock)
{
    return *of(lock) ? EBUSY : 0;
}

int pthread_rwlockattr_init(pthread_rwlockattr_t *attributes)
{
    attributes->is_initialized = 1;
    return 0;
}

int pthread_rwlockattr_destroy(pthread_rwlockattr_t *attributes)
{
    attributes->is_initialized = 0;
    return 0;
}
