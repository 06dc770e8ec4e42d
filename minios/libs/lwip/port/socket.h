/* BSD sockets over lwIP's raw API: what their files share. Inside, an error is a negative errno value. */
#ifndef LWIP_PORT_SOCKET_H
#define LWIP_PORT_SOCKET_H
#include "descriptor.h"

#include <lwip/ip_addr.h>
#include <lwip/pbuf.h>
#include <lwip/raw.h>
#include <lwip/tcp.h>
#include <lwip/udp.h>
#include <minios/lwip.h>
#include <minios/thread.h>
#include <stdbool.h>
#include <sys/socket.h>

enum socket_state { SOCKET_NEW, SOCKET_LISTENING, SOCKET_CONNECTING, SOCKET_CONNECTED, SOCKET_FAILED };

struct datagram {
    struct datagram *next;
    struct pbuf *data;
    ip_addr_t from;
    u16_t port;
};

struct socket {
    int family, type, protocol;                  /* AF_…, SOCK_…, IPPROTO_… */
    unsigned descriptors;                        /* that name it; the last close() takes the pcb away */
    unsigned calls;                              /* that are inside: the memory stays until they are out */
    enum socket_state state;
    int error;                                   /* SO_ERROR: positive, told once */
    bool v6only, bound, nodelay, read_closed, write_closed, linger;
    int linger_seconds;
    union {
        struct ip_pcb *ip;                       /* what the three have in common */
        struct tcp_pcb *tcp;                     /* NULL after the connection's end */
        struct udp_pcb *udp;
        struct raw_pcb *raw;
    };
    struct pbuf *input;                          /* TCP: what has come and was not read yet */
    struct pbuf *gatherer;                       /* its last piece, when that takes more; see stream_data.c */
    unsigned gatherer_room;
    struct datagram *first, *last;               /* UDP and raw: the same */
    size_t queued, queue_limit;                  /* bytes of those, with what holding them costs */
    struct socket *waiting_first, *waiting_last, *next;    /* listening: connections that accept() will return */
    unsigned waiting;
    struct minios_waitq readers, writers;
    unsigned changes;                            /* how often those were woken */
    uint64_t receive_time, send_time;            /* SO_RCVTIMEO, SO_SNDTIMEO: nanoseconds, 0: for ever */
};

extern const struct descriptor_ops socket_ops;

/* socket.c */
struct socket *socket_new(int family, int type, int protocol);
int socket_install(struct socket *, int flags);  /* the descriptor, or an error (then the socket is gone) */
void socket_changed_input(struct socket *);      /* reading, or accepting, does not block any more */
void socket_changed_output(struct socket *);
int socket_errno(err_t);
int socket_take_error(struct socket *);          /* as a negative value; 0: none */

/* A descriptor's socket for one call. NULL: errno is set. Each needs socket_leave(), which returns its argument, or for
 * an error -1 with errno; what was sent is on its way then. */
struct socket *socket_enter(int number, struct descriptor **);
ssize_t socket_leave(struct socket *, ssize_t result);

/* Blocks until the queue is woken, outside of the stack: 0, -EAGAIN (non-blocking, or the time is over), -EBADF (the
 * socket was closed meanwhile). deadline: from socket_deadline(). */
int socket_wait(struct socket *, struct minios_waitq *, bool nonblocking, uint64_t deadline);
uint64_t socket_deadline(uint64_t nanoseconds);
bool socket_nonblocking(const struct descriptor *, int flags);

/* address.c: sockaddr in and out. `any`: what a socket of this family may be bound to. */
int address_read(const struct socket *, const struct sockaddr *, socklen_t, ip_addr_t *, u16_t *port);
void address_write(const struct socket *, const ip_addr_t *, u16_t port, struct sockaddr *, socklen_t *size);

/* stream.c */
void stream_attach(struct socket *, struct tcp_pcb *);   /* the pcb's callbacks are the socket's from now on */
int stream_listen(struct socket *, int backlog);
struct socket *stream_accept(struct socket *);   /* NULL: none is waiting */
int stream_connect(struct socket *, const ip_addr_t *, u16_t port);
ssize_t stream_send(struct socket *, const struct descriptor *, const struct iovec *, int count, int flags);
ssize_t stream_receive(struct socket *, const struct descriptor *, const struct iovec *, int count, int flags);
int stream_shutdown(struct socket *, bool reading, bool writing);
void stream_close(struct socket *);
short stream_poll(const struct socket *, short events);

/* datagrams.c */
int datagrams_open(struct socket *);
ssize_t datagrams_send(struct socket *, const struct descriptor *, const struct iovec *, int count, int flags,
                       const ip_addr_t *to, u16_t port);
ssize_t datagrams_receive(struct socket *, const struct descriptor *, const struct msghdr *, int *flags);
int datagrams_connect(struct socket *, const ip_addr_t *, u16_t port);
void datagrams_close(struct socket *);

/* options.c */
int options_set(struct socket *, int level, int option, const void *, socklen_t);
int options_get(struct socket *, int level, int option, void *, socklen_t *);

#endif
