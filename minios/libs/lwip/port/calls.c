/* The functions of <sys/socket.h> that make, name and connect sockets. */
#include "socket.h"
#include "stack.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

static int fail(int error)
{
    errno = error;
    return -1;
}

static int check_kind(int family, int type, int *protocol)
{
    if (family != AF_INET && family != AF_INET6)
        return EAFNOSUPPORT;
    if (type == SOCK_RAW)
        return *protocol < 0 || *protocol > 255 ? EPROTONOSUPPORT : 0;
    if (type != SOCK_STREAM && type != SOCK_DGRAM)
        return EPROTOTYPE;
    int only = type == SOCK_STREAM ? IPPROTO_TCP : IPPROTO_UDP;
    if (*protocol != 0 && *protocol != only)
        return EPROTONOSUPPORT;
    *protocol = only;
    return 0;
}

static int open_stream(struct socket *socket)
{
    struct tcp_pcb *pcb = tcp_new_ip_type(socket->family == AF_INET ? IPADDR_TYPE_V4 : IPADDR_TYPE_ANY);
    if (!pcb)
        return -ENOBUFS;
    stream_attach(socket, pcb);
    return 0;
}

int socket(int family, int type, int protocol)
{
    int flags = type & (SOCK_NONBLOCK | SOCK_CLOEXEC);
    type &= ~flags;
    int error = check_kind(family, type, &protocol);
    if (error)
        return fail(error);
    struct socket *socket = socket_new(family, type, protocol);
    if (!socket)
        return fail(ENOBUFS);
    minios_net_enter();
    int status = type == SOCK_STREAM ? open_stream(socket) : datagrams_open(socket);
    minios_net_leave();
    if (status < 0) {
        free(socket);
        return fail(-status);
    }
    status = socket_install(socket, flags);
    return status < 0 ? fail(-status) : status;
}

int socketpair(int family, int type, int protocol, int sockets[2])
{
    (void)family, (void)type, (void)protocol, (void)sockets;
    return fail(EOPNOTSUPP);                     /* one process: a queue and a wait queue do it better */
}

static int do_bind(struct socket *socket, const struct sockaddr *address, socklen_t size)
{
    ip_addr_t ip;
    u16_t port;
    int status = address_read(socket, address, size, &ip, &port);
    if (status < 0)
        return status;
    if (!socket->ip || socket->bound || socket->state != SOCKET_NEW)
        return -EINVAL;
    if (!ip_addr_isany_val(ip) && !ip_addr_ismulticast(&ip) && IP_IS_V4_VAL(ip)) {
        struct netif *netif;
        bool ours = ip_addr_isloopback(&ip);
        NETIF_FOREACH (netif)
            ours |= ip4_addr_cmp(netif_ip4_addr(netif), ip_2_ip4(&ip));
        if (!ours)
            return -EADDRNOTAVAIL;
    }
    if (ip_addr_isany_val(ip) && socket->family == AF_INET6 && !socket->v6only && socket->type != SOCK_RAW)
        ip = *IP_ANY_TYPE;                       /* both families (RFC 3493, section 5.3) */
    err_t error = socket->type == SOCK_STREAM  ? tcp_bind(socket->tcp, &ip, port)
                  : socket->type == SOCK_DGRAM ? udp_bind(socket->udp, &ip, port)
                                               : raw_bind(socket->raw, &ip);
    socket->bound = error == ERR_OK;
    return -socket_errno(error);
}

int bind(int number, const struct sockaddr *address, socklen_t size)
{
    struct socket *socket = socket_enter(number, NULL);
    return socket ? (int)socket_leave(socket, do_bind(socket, address, size)) : -1;
}

int listen(int number, int backlog)
{
    struct socket *socket = socket_enter(number, NULL);
    if (!socket)
        return -1;
    return (int)socket_leave(socket, socket->type == SOCK_STREAM ? stream_listen(socket, backlog) : -EOPNOTSUPP);
}

static int do_accept(struct socket *listener, const struct descriptor *descriptor, struct sockaddr *address, socklen_t *size,
                     int flags)
{
    if (listener->type != SOCK_STREAM)
        return -EOPNOTSUPP;
    if (listener->state != SOCKET_LISTENING)
        return -EINVAL;
    bool nonblocking = descriptor->flags & O_NONBLOCK;
    uint64_t deadline = socket_deadline(listener->receive_time);
    while (!listener->waiting_first) {
        int status = socket_wait(listener, &listener->readers, nonblocking, deadline);
        if (status < 0 && (status == -EBADF || !listener->waiting_first))
            return status;
    }
    /* The descriptor first: without one, the connection stays where it is. */
    int number = descriptor_open(&socket_ops, NULL, O_RDWR | (flags & SOCK_NONBLOCK ? O_NONBLOCK : 0));
    if (number < 0)
        return number;
    struct socket *socket = stream_accept(listener);
    descriptor_get(number)->object = socket;
    socket->descriptors = 1;
    if (address && socket->tcp)
        address_write(socket, &socket->tcp->remote_ip, socket->tcp->remote_port, address, size);
    else if (address)
        *size = 0;
    return number;
}

int accept4(int number, struct sockaddr *restrict address, socklen_t *restrict size, int flags)
{
    struct descriptor *descriptor;
    struct socket *socket = socket_enter(number, &descriptor);
    return socket ? (int)socket_leave(socket, do_accept(socket, descriptor, address, size, flags)) : -1;
}

int accept(int number, struct sockaddr *restrict address, socklen_t *restrict size)
{
    return accept4(number, address, size, 0);
}

static int do_connect(struct socket *socket, const struct descriptor *descriptor, const struct sockaddr *address, socklen_t size)
{
    ip_addr_t ip;
    u16_t port;
    if (socket->type != SOCK_STREAM && size >= sizeof(sa_family_t) && address->sa_family == AF_UNSPEC) {
        if (socket->type == SOCK_DGRAM)
            udp_disconnect(socket->udp);
        else
            raw_disconnect(socket->raw);
        socket->state = SOCKET_NEW;
        return 0;
    }
    int status = address_read(socket, address, size, &ip, &port);
    if (status < 0)
        return status;
    if (socket->type != SOCK_STREAM)
        return datagrams_connect(socket, &ip, port);
    bool nonblocking = descriptor->flags & O_NONBLOCK;
    uint64_t deadline = socket_deadline(socket->send_time);
    if (!nonblocking && !ip_addr_isloopback(&ip)) {
        minios_net_leave();
        stack_wait_for_address();
        minios_net_enter();
    }
    if (socket->state == SOCKET_FAILED && socket->error)
        return socket_take_error(socket);
    status = stream_connect(socket, &ip, port);
    if (status != -EINPROGRESS || nonblocking)
        return status;
    while (socket->state == SOCKET_CONNECTING) {
        status = socket_wait(socket, &socket->writers, false, deadline);
        if (status < 0 && socket->state == SOCKET_CONNECTING)
            return status == -EAGAIN ? -ETIMEDOUT : status;
    }
    return socket_take_error(socket);
}

int connect(int number, const struct sockaddr *address, socklen_t size)
{
    struct descriptor *descriptor;
    struct socket *socket = socket_enter(number, &descriptor);
    return socket ? (int)socket_leave(socket, do_connect(socket, descriptor, address, size)) : -1;
}

static int do_shutdown(struct socket *socket, int how)
{
    if (how != SHUT_RD && how != SHUT_WR && how != SHUT_RDWR)
        return -EINVAL;
    if (socket->type == SOCK_STREAM)
        return stream_shutdown(socket, how != SHUT_WR, how != SHUT_RD);
    if (socket->state != SOCKET_CONNECTED)
        return -ENOTCONN;
    socket->read_closed |= how != SHUT_WR;
    socket->write_closed |= how != SHUT_RD;
    socket_changed_input(socket);
    return 0;
}

int shutdown(int number, int how)
{
    struct socket *socket = socket_enter(number, NULL);
    return socket ? (int)socket_leave(socket, do_shutdown(socket, how)) : -1;
}

static int name_of(struct socket *socket, bool peer, struct sockaddr *address, socklen_t *size)
{
    if (!address || !size)
        return -EFAULT;
    if (peer && socket->state != SOCKET_CONNECTED)
        return -ENOTCONN;
    if (!socket->ip) {
        ip_addr_t none = IPADDR4_INIT(0);
        if (socket->family == AF_INET6)
            none = *IP6_ADDR_ANY;
        address_write(socket, &none, 0, address, size);
        return 0;
    }
    u16_t port = 0;
    if (socket->type == SOCK_STREAM)
        port = peer ? socket->tcp->remote_port : socket->tcp->local_port;
    else if (socket->type == SOCK_DGRAM)
        port = peer ? socket->udp->remote_port : socket->udp->local_port;
    ip_addr_t ip = peer ? socket->ip->remote_ip : socket->ip->local_ip;
    if (socket->family == AF_INET6 && ip_addr_isany_val(ip))
        ip = *IP6_ADDR_ANY;                      /* also what is bound to both families */
    address_write(socket, &ip, port, address, size);
    return 0;
}

int getsockname(int number, struct sockaddr *restrict address, socklen_t *restrict size)
{
    struct socket *socket = socket_enter(number, NULL);
    return socket ? (int)socket_leave(socket, name_of(socket, false, address, size)) : -1;
}

int getpeername(int number, struct sockaddr *restrict address, socklen_t *restrict size)
{
    struct socket *socket = socket_enter(number, NULL);
    return socket ? (int)socket_leave(socket, name_of(socket, true, address, size)) : -1;
}

int getsockopt(int number, int level, int option, void *restrict value, socklen_t *restrict size)
{
    struct socket *socket = socket_enter(number, NULL);
    return socket ? (int)socket_leave(socket, options_get(socket, level, option, value, size)) : -1;
}

int setsockopt(int number, int level, int option, const void *value, socklen_t size)
{
    struct socket *socket = socket_enter(number, NULL);
    return socket ? (int)socket_leave(socket, options_set(socket, level, option, value, size)) : -1;
}

int sockatmark(int number)
{
    struct socket *socket = socket_enter(number, NULL);
    return socket ? (int)socket_leave(socket, 0) : -1;    /* urgent data is not told apart (RFC 6093) */
}
