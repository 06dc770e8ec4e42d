/* select(3p), over the same waiting as poll(). */
#include "ready.h"

#include <errno.h>
#include <minios/event.h>
#include <minios/time.h>
#include <poll.h>
#include <stddef.h>
#include <sys/select.h>
#include <sys/time.h>

/* POSIX puts errors and ends into the set that would otherwise block for ever. */
enum {
    READ = POLLIN | POLLRDNORM | POLLHUP | POLLERR,
    WRITE = POLLOUT | POLLWRNORM | POLLERR,
    EXCEPT = POLLPRI,
};

static bool has(const fd_set *set, int number)
{
    return set && FD_ISSET(number, set);
}

/* Fills the three results; the number of their bits, or -EBADF. */
static int look(int count, const fd_set *const wanted[3], fd_set result[3])
{
    static const short meaning[3] = { READ, WRITE, EXCEPT };
    int found = 0;
    for (int kind = 0; kind < 3; kind++)
        FD_ZERO(&result[kind]);
    for (int number = 0; number < count; number++) {
        short events = 0;
        for (int kind = 0; kind < 3; kind++)
            if (has(wanted[kind], number))
                events |= meaning[kind];
        if (!events)
            continue;
        struct descriptor *descriptor = descriptor_get(number);
        if (!descriptor)
            return -EBADF;
        short ready = ready_events(descriptor, events);
        for (int kind = 0; kind < 3; kind++)
            if (has(wanted[kind], number) && (ready & meaning[kind])) {
                FD_SET(number, &result[kind]);
                found++;
            }
    }
    return found;
}

static int wait_for(int count, fd_set *const sets[3], uint64_t nanoseconds)
{
    fd_set result[3];
    const fd_set *const wanted[3] = { sets[0], sets[1], sets[2] };
    uint64_t deadline = nanoseconds == MINIOS_NO_DEADLINE ? MINIOS_NO_DEADLINE : ready_deadline(nanoseconds);
    if (nanoseconds == 0)
        minios_yield();
    for (;;) {
        int found = look(count, wanted, result);
        if (found < 0) {
            errno = -found;
            return -1;
        }
        if (found || nanoseconds == 0) {
            /* Only as many words as `count` says: the program's own sets may be shorter than ours. */
            for (int kind = 0; kind < 3; kind++)
                for (int word = 0; sets[kind] && word < (count + NFDBITS - 1) / NFDBITS; word++)
                    sets[kind]->fds_bits[word] = result[kind].fds_bits[word];
            return found;
        }
        if (!ready_wait(deadline))
            nanoseconds = 0;
    }
}

static int checked(int count, fd_set *const sets[3], bool ever, int64_t seconds, int64_t nanoseconds)
{
    if (count < 0 || count > DESCRIPTOR_MAX || seconds < 0 || nanoseconds < 0
        || nanoseconds >= (int64_t)MINIOS_NSEC_PER_SEC) {
        errno = EINVAL;
        return -1;
    }
    if (ever)
        return wait_for(count, sets, MINIOS_NO_DEADLINE);
    uint64_t limit = UINT64_MAX / 2 / MINIOS_NSEC_PER_SEC, whole = (uint64_t)seconds;
    return wait_for(count, sets, (whole < limit ? whole : limit) * MINIOS_NSEC_PER_SEC + (uint64_t)nanoseconds);
}

int select(int count, fd_set *restrict read, fd_set *restrict write, fd_set *restrict except,
           struct timeval *restrict time)
{
    fd_set *const sets[3] = { read, write, except };
    /* More microseconds than a second has are refused, before they can overflow. */
    int64_t microseconds = time ? time->tv_usec : 0;
    return checked(count, sets, !time, time ? time->tv_sec : 0,
                   microseconds > 999999 ? INT64_MAX : microseconds < 0 ? -1 : microseconds * 1000);
}

int pselect(int count, fd_set *restrict read, fd_set *restrict write, fd_set *restrict except,
            const struct timespec *restrict time, const sigset_t *restrict mask)
{
    (void)mask;
    fd_set *const sets[3] = { read, write, except };
    return checked(count, sets, !time, time ? time->tv_sec : 0, time ? time->tv_nsec : 0);
}
