/* <sys/resource.h>, POSIX.1-2008, with what newlib's lacks: limits (newlib/port/limits.c). */
#ifndef POSIX_SYS_RESOURCE_H
#define POSIX_SYS_RESOURCE_H
#include_next <sys/resource.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

typedef uint64_t rlim_t;
#define RLIM_INFINITY UINT64_MAX
#define RLIM_SAVED_MAX RLIM_INFINITY
#define RLIM_SAVED_CUR RLIM_INFINITY

#define RLIMIT_CPU 0
#define RLIMIT_FSIZE 1
#define RLIMIT_DATA 2
#define RLIMIT_STACK 3                           /* of the main thread, bytes */
#define RLIMIT_CORE 4                            /* 0 */
#define RLIMIT_NOFILE 7
#define RLIMIT_AS 9

struct rlimit {
    rlim_t rlim_cur, rlim_max;
};

int getrlimit(int resource, struct rlimit *);    /* -1: EINVAL */
/* The limits are the image's own: what changes nothing succeeds, what would raise one is EPERM, lower one EINVAL. */
int setrlimit(int resource, const struct rlimit *);

#ifdef __cplusplus
}
#endif
#endif
