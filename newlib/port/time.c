/* Clocks and sleeping, over nanoseconds of <minios/time.h>. Sleeping lets other threads run. */
#include <errno.h>
#include <limits.h>
#include <minios/thread.h>
#include <minios/time.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/time.h>
#include <sys/times.h>
#include <time.h>
#include <unistd.h>

static int fail(int error)
{
    errno = error;
    return -1;
}

static bool read_clock(clockid_t clock, uint64_t *nanoseconds)
{
    switch (clock) {
    case CLOCK_REALTIME:
        *nanoseconds = minios_walltime();
        return true;
    case CLOCK_MONOTONIC:
        *nanoseconds = minios_monotonic();
        return true;
    default:                                     /* processor time of a thread is not counted */
        return false;
    }
}

static struct timespec to_timespec(uint64_t nanoseconds)
{
    return (struct timespec){ .tv_sec = (time_t)(nanoseconds / MINIOS_NSEC_PER_SEC),
                              .tv_nsec = (long)(nanoseconds % MINIOS_NSEC_PER_SEC) };
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
    uint64_t nanoseconds;
    if (!read_clock(clock, &nanoseconds))
        return fail(EINVAL);
    *now = to_timespec(nanoseconds);
    return 0;
}

int clock_getres(clockid_t clock, struct timespec *resolution)
{
    uint64_t nanoseconds;
    if (!read_clock(clock, &nanoseconds))
        return fail(EINVAL);
    if (resolution)
        *resolution = (struct timespec){ .tv_nsec = 1 };
    return 0;
}

int clock_settime(clockid_t clock, const struct timespec *time)
{
    (void)time;
    uint64_t nanoseconds;
    return fail(read_clock(clock, &nanoseconds) && clock == CLOCK_REALTIME ? EPERM : EINVAL);
}

/* newlib's time() is made of this one. */
int gettimeofday(struct timeval *restrict now, void *restrict zone)
{
    (void)zone;                                  /* POSIX: unspecified */
    uint64_t nanoseconds = minios_walltime();
    now->tv_sec = (time_t)(nanoseconds / MINIOS_NSEC_PER_SEC);
    now->tv_usec = (suseconds_t)(nanoseconds % MINIOS_NSEC_PER_SEC / 1000);
    return 0;
}

/* newlib's clock() is made of this one. The image is the only program, so the time since boot is what it has used. */
clock_t times(struct tms *used)
{
    clock_t ticks = (clock_t)(minios_monotonic() / (MINIOS_NSEC_PER_SEC / CLOCKS_PER_SEC));
    *used = (struct tms){ .tms_utime = ticks };
    return ticks;
}

int nanosleep(const struct timespec *request, struct timespec *rest)
{
    if (request->tv_sec < 0 || request->tv_nsec < 0 || request->tv_nsec >= (long)MINIOS_NSEC_PER_SEC)
        return fail(EINVAL);
    /* 2^64 ns are 584 years; a longer sleep is as good as one without an end. */
    uint64_t seconds = (uint64_t)request->tv_sec, limit = UINT64_MAX / 2 / MINIOS_NSEC_PER_SEC;
    minios_sleep((seconds < limit ? seconds : limit) * MINIOS_NSEC_PER_SEC + (uint64_t)request->tv_nsec);
    if (rest)
        *rest = (struct timespec){ 0 };
    return 0;                                    /* there are no signals to wake it early */
}

int usleep(useconds_t microseconds)
{
    minios_sleep((uint64_t)microseconds * 1000);
    return 0;
}

unsigned sleep(unsigned seconds)
{
    minios_sleep(seconds * MINIOS_NSEC_PER_SEC);
    return 0;
}
