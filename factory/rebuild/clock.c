/* For LD_PRELOAD: programs see another day. Real time is REBUILD_SHIFT seconds (may be negative) beside the truth;
 * monotonic clocks, on which timeouts stand, are left alone. Times of files come from the kernel and stay true.
 * POSIX.1-2017: clock_gettime(), gettimeofday(), time(). */
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static time_t shift(void)
{
    const char *text = getenv("REBUILD_SHIFT");
    return text ? (time_t)strtoll(text, 0, 10) : 0;
}

/* The system call itself: dlsym() may ask for memory, and that for the time. */
int clock_gettime(clockid_t clock, struct timespec *result)
{
    long status = syscall(SYS_clock_gettime, clock, result);
    if (status == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        result->tv_sec += shift();
    return (int)status;
}

int gettimeofday(struct timeval *restrict result, void *restrict zone)
{
    struct timespec now;
    (void)zone;
    if (clock_gettime(CLOCK_REALTIME, &now))
        return -1;
    result->tv_sec = now.tv_sec;
    result->tv_usec = now.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *result)
{
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now))
        return -1;
    if (result)
        *result = now.tv_sec;
    return now.tv_sec;
}
