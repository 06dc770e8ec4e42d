/* <poll.h>, POSIX.1-2008: waiting for descriptors (newlib/port/poll.c). */
#ifndef POSIX_POLL_H
#define POSIX_POLL_H
#include <signal.h>
#include <sys/_timespec.h>
#ifdef __cplusplus
extern "C" {
#endif

typedef unsigned int nfds_t;

struct pollfd {
    int fd;                                      /* negative: skipped */
    short events, revents;
};

#define POLLIN 0x0001                            /* reading does not block (the end of a file included) */
#define POLLPRI 0x0002
#define POLLOUT 0x0004                           /* writing does not block */
#define POLLERR 0x0008                           /* this and the next two come in revents only, asked for or not */
#define POLLHUP 0x0010
#define POLLNVAL 0x0020                          /* no such descriptor */
#define POLLRDNORM 0x0040
#define POLLRDBAND 0x0080
#define POLLWRNORM 0x0100
#define POLLWRBAND 0x0200

/* Milliseconds, -1: for ever. The number of descriptors with events; -1 and errno (EINVAL: more than OPEN_MAX). Other
 * threads run while it waits. No signal ends it: there are none from outside. */
int poll(struct pollfd *, nfds_t, int milliseconds);
/* As poll(), to the nanosecond; NULL: for ever. The signal mask is not looked at. */
int ppoll(struct pollfd *, nfds_t, const struct timespec *, const sigset_t *);

#ifdef __cplusplus
}
#endif
#endif
