/* Waiting threads, by the address that they wait at. */
#include "pthread_thread.h"

#include <minios/time.h>
#include <stddef.h>

static struct parked *first, *last;

static void append(struct parked *node)
{
    node->next = NULL;
    if (last)
        last->next = node;
    else
        first = node;
    last = node;
}

static void take_out(struct parked *node)
{
    struct parked *before = NULL;
    for (struct parked *at = first; at != node; at = at->next)
        before = at;
    if (before)
        before->next = node->next;
    else
        first = node->next;
    if (last == node)
        last = before;
}

bool park(struct parked *node, const void *address, int kind, uint64_t deadline, bool cancellable)
{
    struct thread *self = thread_self();
    *node = (struct parked){ .address = address, .thread = self, .kind = kind, .queue = MINIOS_WAITQ_INIT };
    if (cancellable && self->cancelled && !self->cancel_disabled)
        return false;
    append(node);
    self->parked = cancellable ? node : NULL;
    bool woken = minios_wait(&node->queue, deadline);
    self->parked = NULL;
    if (!woken && !node->granted)
        take_out(node);
    return node->granted;
}

static struct parked *search(struct parked *from, const void *address)
{
    while (from && from->address != address)
        from = from->next;
    return from;
}

struct parked *parked_at(const void *address)
{
    return search(first, address);
}

struct parked *parked_after(const struct parked *node)
{
    return search(node->next, node->address);
}

void unpark(struct parked *node)
{
    take_out(node);
    node->granted = true;
    minios_wake_one(&node->queue);
}

void unpark_cancelled(struct parked *node)
{
    take_out(node);
    minios_wake_one(&node->queue);
}

bool park_deadline(clockid_t clock, const struct timespec *time, uint64_t *deadline)
{
    if (time->tv_nsec < 0 || time->tv_nsec >= (long)MINIOS_NSEC_PER_SEC
        || (clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC))
        return false;
    uint64_t seconds = time->tv_sec < 0 ? 0 : (uint64_t)time->tv_sec, limit = UINT64_MAX / 2 / MINIOS_NSEC_PER_SEC;
    if (seconds > limit) {
        *deadline = MINIOS_NO_DEADLINE;          /* in some hundred years */
        return true;
    }
    uint64_t then = seconds * MINIOS_NSEC_PER_SEC + (uint64_t)time->tv_nsec;
    uint64_t now = clock == CLOCK_REALTIME ? minios_walltime() : minios_monotonic();
    *deadline = minios_monotonic() + (then > now ? then - now : 0);
    return true;
}
