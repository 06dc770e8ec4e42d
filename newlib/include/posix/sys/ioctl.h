/* <sys/ioctl.h>, of BSD: what a descriptor can do beyond POSIX. Numbers are ours. */
#ifndef POSIX_SYS_IOCTL_H
#define POSIX_SYS_IOCTL_H
#ifdef __cplusplus
extern "C" {
#endif

#define FIONREAD 0x4601                          /* int *: bytes that can be read at once */
#define FIONBIO 0x4602                           /* int *: not 0 sets O_NONBLOCK, 0 clears it */

/* struct ifreq * (<net/if.h>): of a socket, about an interface; EADDRNOTAVAIL when it has no IPv4 address. */
#define SIOCGIFADDR 0x4603
#define SIOCGIFNETMASK 0x4604

/* -1 and errno: ENOTTY when the descriptor does not know the request. */
int ioctl(int, unsigned long request, ...);

#ifdef __cplusplus
}
#endif
#endif
