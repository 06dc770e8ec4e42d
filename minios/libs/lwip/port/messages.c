/* The functions of <sys/socket.h> that send and receive. */
#include "socket.h"

#include <errno.h>
#include <limits.h>
#include <stdint.h>

static ssize_t do_send(struct socket *socket, const struct descriptor *descriptor, const struct msghdr *message, int flags)
{
    ip_addr_t ip;
    u16_t port = 0;
    bool named = message->msg_name && message->msg_namelen;
    if (socket->type == SOCK_STREAM) {
        if (named && socket->state == SOCKET_CONNECTED)
            return -EISCONN;
        return stream_send(socket, descriptor, message->msg_iov, message->msg_iovlen, flags);
    }
    if (named) {
        int status = address_read(socket, message->msg_name, message->msg_namelen, &ip, &port);
        if (status < 0)
            return status;
    }
    return datagrams_send(socket, descriptor, message->msg_iov, message->msg_iovlen, flags, named ? &ip : NULL, port);
}

static bool acceptable(const struct msghdr *message)
{
    size_t all = 0;
    if (message->msg_iovlen < 0 || message->msg_iovlen > IOV_MAX)
        return false;
    for (int i = 0; i < message->msg_iovlen; ++i) {
        if (message->msg_iov[i].iov_len > (size_t)PTRDIFF_MAX - all)
            return false;
        all += message->msg_iov[i].iov_len;
    }
    return true;
}

ssize_t sendmsg(int number, const struct msghdr *message, int flags)
{
    struct descriptor *descriptor;
    struct socket *socket = socket_enter(number, &descriptor);
    if (!socket)
        return -1;
    return socket_leave(socket, acceptable(message) ? do_send(socket, descriptor, message, flags) : -EMSGSIZE);
}

ssize_t sendto(int number, const void *data, size_t size, int flags, const struct sockaddr *to, socklen_t to_size)
{
    struct iovec piece = { (void *)(uintptr_t)data, size < PTRDIFF_MAX ? size : PTRDIFF_MAX };
    struct msghdr message = { .msg_name = (void *)(uintptr_t)to, .msg_namelen = to_size, .msg_iov = &piece, .msg_iovlen = 1 };
    return sendmsg(number, &message, flags);
}

ssize_t send(int number, const void *data, size_t size, int flags)
{
    return sendto(number, data, size, flags, NULL, 0);
}

ssize_t recvmsg(int number, struct msghdr *message, int flags)
{
    struct descriptor *descriptor;
    struct socket *socket = socket_enter(number, &descriptor);
    if (!socket)
        return -1;
    if (!acceptable(message))
        return socket_leave(socket, -EMSGSIZE);
    ssize_t result;
    if (socket->type == SOCK_STREAM) {
        result = stream_receive(socket, descriptor, message->msg_iov, message->msg_iovlen, flags);
        flags = 0;
        message->msg_namelen = 0;                /* connected: the peer is known (POSIX leaves the name alone or empty) */
    } else
        result = datagrams_receive(socket, descriptor, message, &flags);
    message->msg_flags = flags;
    message->msg_controllen = 0;                 /* no kind of control data is made */
    return socket_leave(socket, result);
}

ssize_t recvfrom(int number, void *restrict buffer, size_t size, int flags, struct sockaddr *restrict from,
                 socklen_t *restrict from_size)
{
    struct iovec piece = { buffer, size < PTRDIFF_MAX ? size : PTRDIFF_MAX };
    struct msghdr message = { .msg_name = from, .msg_namelen = from && from_size ? *from_size : 0, .msg_iov = &piece,
                              .msg_iovlen = 1 };
    ssize_t result = recvmsg(number, &message, flags);
    if (from && from_size && result >= 0)
        *from_size = message.msg_namelen;
    return result;
}

ssize_t recv(int number, void *buffer, size_t size, int flags)
{
    return recvfrom(number, buffer, size, flags, NULL, NULL);
}
