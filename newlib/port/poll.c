/* poll(3p): look at everything; when nothing is ready, sleep until something changes, and look again. */
#include "ready.h"

#include <errno.h>
#include <minios/event.h>
#include <minios/time.h>
#include <poll.h>
#include <stddef.h>

uint64_t ready_deadline(uint64_t nanoseconds)
{
    uint64_t now = minios_monotonic();
    return nanoseconds < MINIOS_NO_DEADLINE - now ? now + nanoseconds : MINIOS_NO_DEADLINE;
}

short ready_events(struct descriptor *descriptor, short events)
{
    if (!descriptor->ops->poll)
        return events & (POLLIN | POLLOUT | POLLRDNORM | POLLWRNORM);
    return descriptor->ops->poll(descriptor, events);
}

static int look(struct pollfd *set, nfds_t count)
{
    int found = 0;
    for (nfds_t i = 0; i < count; i++) {
        set[i].revents = 0;
        if (set[i].fd < 0)
            continue;
        struct descriptor *descriptor = descriptor_get(set[i].fd);
        set[i].revents = descriptor ? ready_events(descriptor, set[i].events) : POLLNVAL;
        found += set[i].revents != 0;
    }
    return found;
}

static int wait_for(struct pollfd *set, nfds_t count, uint64_t nanoseconds)
{
    if (count > DESCRIPTOR_MAX) {
        errno = EINVAL;
        return -1;
    }
    uint64_t deadline = nanoseconds == MINIOS_NO_DEADLINE ? MINIOS_NO_DEADLINE : ready_deadline(nanoseconds);
    /* Who only asks, again and again, must let the events happen that he asks for, and the other threads run. */
    if (nanoseconds == 0)
        minios_yield();
    for (;;) {
        int found = look(set, count);
        if (found || nanoseconds == 0)
            return found;
        if (!ready_wait(deadline))
            nanoseconds = 0;                     /* one last look: it may have happened at the last moment */
    }
}

int poll(struct pollfd *set, nfds_t count, int milliseconds)
{
    return wait_for(set, count, milliseconds < 0 ? MINIOS_NO_DEADLINE : (uint64_t)milliseconds * 1000000);
}

int ppoll(struct pollfd *set, nfds_t count, const struct timespec *time, const sigset_t *mask)
{
    (void)mask;
    if (!time)
        return wait_for(set, count, MINIOS_NO_DEADLINE);
    if (time->tv_sec < 0 || time->tv_nsec < 0 || time->tv_nsec >= (long)MINIOS_NSEC_PER_SEC) {
        errno = EINVAL;
        return -1;
    }
    uint64_t seconds = (uint64_t)time->tv_sec, limit = UINT64_MAX / 2 / MINIOS_NSEC_PER_SEC;
    return wait_for(set, count, (seconds < limit ? seconds : limit) * MINIOS_NSEC_PER_SEC + (uint64_t)time->tv_nsec);
}
