/* <sys/socket.h>, POSIX.1-2008, with what programs commonly want beside it (accept4, MSG_DONTWAIT, SO_REUSEPORT).
 * The types need no network in the image; the functions are in minios/libs/lwip. */
#ifndef _SYS_SOCKET_H
#define _SYS_SOCKET_H
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <sys/uio.h>
#ifdef __cplusplus
extern "C" {
#endif

#ifndef _SOCKLEN_T_DECLARED
typedef uint32_t socklen_t;
#define _SOCKLEN_T_DECLARED
#endif
typedef uint16_t sa_family_t;

struct sockaddr {
    sa_family_t sa_family;
    char sa_data[14];
};

/* Large and aligned enough for every address (RFC 3493, section 3.10). */
#define _SS_SIZE 128
struct sockaddr_storage {
    sa_family_t ss_family;
    char __ss_pad[_SS_SIZE - sizeof(sa_family_t) - sizeof(uint64_t)];
    uint64_t __ss_align;
};

struct msghdr {
    void *msg_name;
    socklen_t msg_namelen;
    struct iovec *msg_iov;
    int msg_iovlen;
    void *msg_control;
    socklen_t msg_controllen;
    int msg_flags;
};

struct cmsghdr {
    socklen_t cmsg_len;                          /* bytes, this header included */
    int cmsg_level;
    int cmsg_type;
};

/* Control data is aligned as size_t is (RFC 3542, section 20.3). */
#define __CMSG_ALIGN(size) (((size) + sizeof(size_t) - 1) & ~(sizeof(size_t) - 1))
#define CMSG_DATA(cmsg) ((unsigned char *)(cmsg) + __CMSG_ALIGN(sizeof(struct cmsghdr)))
#define CMSG_SPACE(size) (__CMSG_ALIGN(sizeof(struct cmsghdr)) + __CMSG_ALIGN(size))
#define CMSG_LEN(size) (__CMSG_ALIGN(sizeof(struct cmsghdr)) + (size))
#define CMSG_FIRSTHDR(message)                                                  \
    ((message)->msg_controllen >= sizeof(struct cmsghdr) ? (struct cmsghdr *)(message)->msg_control \
                                                         : (struct cmsghdr *)0)
#define CMSG_NXTHDR(message, cmsg)                                              \
    ((size_t)((char *)(message)->msg_control + (message)->msg_controllen - (char *)(cmsg)) <   \
             __CMSG_ALIGN((cmsg)->cmsg_len) + sizeof(struct cmsghdr)            \
         ? (struct cmsghdr *)0                                                  \
         : (struct cmsghdr *)((char *)(cmsg) + __CMSG_ALIGN((cmsg)->cmsg_len)))
#define SCM_RIGHTS 1

struct linger {
    int l_onoff;
    int l_linger;                                /* seconds */
};

#define SOCK_STREAM 1
#define SOCK_DGRAM 2
#define SOCK_RAW 3
#define SOCK_SEQPACKET 5
/* In socket()'s type and accept4()'s flags. */
#define SOCK_NONBLOCK 0x4000
#define SOCK_CLOEXEC 0x40000

#define AF_UNSPEC 0
#define AF_UNIX 1
#define AF_LOCAL AF_UNIX
#define AF_INET 2
#define AF_INET6 10
#define PF_UNSPEC AF_UNSPEC
#define PF_UNIX AF_UNIX
#define PF_LOCAL AF_LOCAL
#define PF_INET AF_INET
#define PF_INET6 AF_INET6

#define SOL_SOCKET 0xfff
#define SO_ACCEPTCONN 1
#define SO_BROADCAST 2
#define SO_DEBUG 3
#define SO_DONTROUTE 4
#define SO_ERROR 5
#define SO_KEEPALIVE 6
#define SO_LINGER 7
#define SO_OOBINLINE 8
#define SO_RCVBUF 9
#define SO_RCVLOWAT 10
#define SO_RCVTIMEO 11
#define SO_REUSEADDR 12
#define SO_REUSEPORT 13
#define SO_SNDBUF 14
#define SO_SNDLOWAT 15
#define SO_SNDTIMEO 16
#define SO_TYPE 17
#define SO_PROTOCOL 18
#define SO_DOMAIN 19
#define SO_BINDTODEVICE 20

#define MSG_OOB 0x01
#define MSG_PEEK 0x02
#define MSG_DONTROUTE 0x04
#define MSG_CTRUNC 0x08
#define MSG_TRUNC 0x20
#define MSG_DONTWAIT 0x40
#define MSG_EOR 0x80
#define MSG_WAITALL 0x100
#define MSG_NOSIGNAL 0x4000
#define MSG_MORE 0x8000

#define SHUT_RD 0
#define SHUT_WR 1
#define SHUT_RDWR 2

#define SOMAXCONN 128

int socket(int family, int type, int protocol);
int socketpair(int family, int type, int protocol, int sockets[2]);
int bind(int, const struct sockaddr *, socklen_t);
int listen(int, int backlog);
int accept(int, struct sockaddr *__restrict, socklen_t *__restrict);
int accept4(int, struct sockaddr *__restrict, socklen_t *__restrict, int flags);
int connect(int, const struct sockaddr *, socklen_t);
int shutdown(int, int how);
int getsockname(int, struct sockaddr *__restrict, socklen_t *__restrict);
int getpeername(int, struct sockaddr *__restrict, socklen_t *__restrict);
int getsockopt(int, int level, int option, void *__restrict, socklen_t *__restrict);
int setsockopt(int, int level, int option, const void *, socklen_t);
ssize_t recv(int, void *, size_t, int flags);
ssize_t recvfrom(int, void *__restrict, size_t, int flags, struct sockaddr *__restrict, socklen_t *__restrict);
ssize_t recvmsg(int, struct msghdr *, int flags);
ssize_t send(int, const void *, size_t, int flags);
ssize_t sendto(int, const void *, size_t, int flags, const struct sockaddr *, socklen_t);
ssize_t sendmsg(int, const struct msghdr *, int flags);
int sockatmark(int);

#ifdef __cplusplus
}
#endif
#endif
