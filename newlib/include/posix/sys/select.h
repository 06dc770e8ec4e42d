/* <sys/select.h>, POSIX.1-2008, in place of newlib's: as many descriptors as the port has (newlib/port/descriptor.h).
 * newlib's <sys/types.h> includes it. */
#ifndef POSIX_SYS_SELECT_H
#define POSIX_SYS_SELECT_H
#include <sys/_sigset.h>
#include <sys/_timespec.h>
#include <sys/_timeval.h>
/* Not <signal.h>: it wants types that <sys/types.h> defines behind the line that includes this. */
#ifndef _SIGSET_T_DECLARED
#define _SIGSET_T_DECLARED
typedef __sigset_t sigset_t;
#endif
#ifdef __cplusplus
extern "C" {
#endif

#ifndef FD_SETSIZE
#define FD_SETSIZE 256                           /* DESCRIPTOR_MAX; a program may define it smaller */
#endif

#define _SYS_TYPES_FD_SET                        /* newlib's own headers ask for it */
typedef unsigned long fd_mask;
#define NFDBITS (8 * (int)sizeof(fd_mask))
typedef struct {
    fd_mask fds_bits[(FD_SETSIZE + 8 * sizeof(fd_mask) - 1) / (8 * sizeof(fd_mask))];
} fd_set;

#define FD_SET(fd, set) ((void)((set)->fds_bits[(fd) / NFDBITS] |= 1ul << (fd) % NFDBITS))
#define FD_CLR(fd, set) ((void)((set)->fds_bits[(fd) / NFDBITS] &= ~(1ul << (fd) % NFDBITS)))
#define FD_ISSET(fd, set) (((set)->fds_bits[(fd) / NFDBITS] >> (fd) % NFDBITS & 1) != 0)
#define FD_ZERO(set) ((void)__builtin_memset((set), 0, sizeof(*(set))))

/* The number of bits left in the three sets; 0: the time is over; -1 and errno: EBADF for a bit of no open descriptor,
 * EINVAL for a count over OPEN_MAX or a time that is none. NULL: for ever. The time is not changed. Other threads run
 * while it waits. */
int select(int count, fd_set *__restrict read, fd_set *__restrict write, fd_set *__restrict except,
           struct timeval *__restrict);
int pselect(int count, fd_set *__restrict read, fd_set *__restrict write, fd_set *__restrict except,
            const struct timespec *__restrict, const sigset_t *__restrict);

#ifdef __cplusplus
}
#endif
#endif
