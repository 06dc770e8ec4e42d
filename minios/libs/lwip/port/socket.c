/* Sockets as descriptors, and how calls wait. */
#include "socket.h"

#include <errno.h>
#include <fcntl.h>
#include <minios/event.h>
#include <minios/time.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

int socket_errno(err_t error)
{
    static const int values[] = {
        [-ERR_OK] = 0, [-ERR_MEM] = ENOBUFS, [-ERR_BUF] = ENOBUFS, [-ERR_TIMEOUT] = ETIMEDOUT, [-ERR_RTE] = ENETUNREACH,
        [-ERR_INPROGRESS] = EINPROGRESS, [-ERR_VAL] = EINVAL, [-ERR_WOULDBLOCK] = EAGAIN, [-ERR_USE] = EADDRINUSE,
        [-ERR_ALREADY] = EALREADY, [-ERR_ISCONN] = EISCONN, [-ERR_CONN] = ENOTCONN, [-ERR_IF] = ENETDOWN,
        [-ERR_ABRT] = ECONNABORTED, [-ERR_RST] = ECONNRESET, [-ERR_CLSD] = ENOTCONN, [-ERR_ARG] = EINVAL,
    };
    unsigned index = (unsigned)-error;
    return index < sizeof values / sizeof *values ? values[index] : EIO;
}

struct socket *socket_new(int family, int type, int protocol)
{
    struct socket *socket = calloc(1, sizeof *socket);
    if (!socket)
        return NULL;
    socket->family = family;
    socket->type = type;
    socket->protocol = protocol;
    socket->queue_limit = 256 * 1024;
    return socket;
}

static void take_apart(struct socket *socket)
{
    minios_net_enter();
    if (socket->type == SOCK_STREAM)
        stream_close(socket);
    else
        datagrams_close(socket);
    minios_net_leave();
    socket->state = SOCKET_FAILED;
    socket_changed_input(socket);                /* who waits on it learns that it is gone */
    socket_changed_output(socket);
}

static void let_go(struct socket *socket)
{
    if (socket->descriptors == 0 && socket->calls == 0)
        free(socket);
}

int socket_install(struct socket *socket, int flags)
{
    int number = descriptor_open(&socket_ops, socket, O_RDWR | (flags & SOCK_NONBLOCK ? O_NONBLOCK : 0));
    if (number < 0) {
        take_apart(socket);
        let_go(socket);
    } else
        socket->descriptors = 1;
    return number;
}

void socket_changed_input(struct socket *socket)
{
    ++socket->changes;
    minios_wake_all(&socket->readers);
    descriptor_changed();
}

void socket_changed_output(struct socket *socket)
{
    ++socket->changes;
    minios_wake_all(&socket->writers);
    descriptor_changed();
}

int socket_take_error(struct socket *socket)
{
    int error = socket->error;
    socket->error = 0;
    return -error;
}

static void enter(struct socket *socket)
{
    ++socket->calls;
    minios_net_enter();
}

static void leave(struct socket *socket)
{
    minios_net_leave();
    --socket->calls;
    let_go(socket);
}

struct socket *socket_enter(int number, struct descriptor **descriptor)
{
    struct descriptor *found = descriptor_get(number);
    if (!found || found->ops != &socket_ops) {
        errno = found ? ENOTSOCK : EBADF;
        return NULL;
    }
    if (descriptor)
        *descriptor = found;
    enter(found->object);
    return found->object;
}

ssize_t socket_leave(struct socket *socket, ssize_t result)
{
    leave(socket);
    if (result >= 0)
        return result;
    errno = (int)-result;
    return -1;
}

bool socket_nonblocking(const struct descriptor *descriptor, int flags)
{
    return descriptor->flags & O_NONBLOCK || flags & MSG_DONTWAIT;
}

uint64_t socket_deadline(uint64_t nanoseconds)
{
    return nanoseconds ? minios_monotonic() + nanoseconds : MINIOS_NO_DEADLINE;
}

int socket_wait(struct socket *socket, struct minios_waitq *queue, bool nonblocking, uint64_t deadline)
{
    unsigned before = socket->changes;
    minios_net_leave();                          /* what was queued goes out; over loopback the answer comes at once */
    bool woken = socket->changes != before;
    if (!woken && nonblocking) {
        minios_event_poll();                     /* who asks again and again must see what has arrived */
        woken = socket->changes != before;
    } else if (!woken)
        woken = minios_wait(queue, deadline);
    minios_net_enter();
    if (socket->descriptors == 0)
        return -EBADF;
    return woken ? 0 : -EAGAIN;
}

static ssize_t receive(struct descriptor *descriptor, const struct iovec *pieces, int count)
{
    struct socket *socket = descriptor->object;
    ssize_t result;
    enter(socket);
    if (socket->type == SOCK_STREAM)
        result = stream_receive(socket, descriptor, pieces, count, 0);
    else {
        int flags = 0;
        struct msghdr message = { .msg_iov = (struct iovec *)(uintptr_t)pieces, .msg_iovlen = count };
        result = datagrams_receive(socket, descriptor, &message, &flags);
    }
    leave(socket);
    return result;
}

static ssize_t send_pieces(struct descriptor *descriptor, const struct iovec *pieces, int count)
{
    struct socket *socket = descriptor->object;
    enter(socket);
    ssize_t result = socket->type == SOCK_STREAM ? stream_send(socket, descriptor, pieces, count, 0)
                                                 : datagrams_send(socket, descriptor, pieces, count, 0, NULL, 0);
    leave(socket);
    return result;
}

static ssize_t socket_read(struct descriptor *descriptor, void *buffer, size_t size)
{
    struct iovec piece = { buffer, size };
    return receive(descriptor, &piece, 1);
}

static ssize_t socket_write(struct descriptor *descriptor, const void *data, size_t size)
{
    struct iovec piece = { (void *)(uintptr_t)data, size };
    return send_pieces(descriptor, &piece, 1);
}

static int socket_stat(struct descriptor *descriptor, struct stat *status)
{
    (void)descriptor;
    *status = (struct stat){ .st_mode = S_IFSOCK | 0600, .st_nlink = 1, .st_blksize = 1460 };
    return 0;
}

static int socket_close(struct descriptor *descriptor)
{
    struct socket *socket = descriptor->object;
    if (--socket->descriptors == 0) {
        take_apart(socket);
        let_go(socket);
    }
    return 0;
}

static int socket_dup(struct descriptor *descriptor)
{
    ++((struct socket *)descriptor->object)->descriptors;
    return 0;
}

static short socket_poll(struct descriptor *descriptor, short events)
{
    const struct socket *socket = descriptor->object;
    if (socket->type == SOCK_STREAM)
        return stream_poll(socket, events);
    short ready = POLLOUT | POLLWRNORM;
    if (socket->first || socket->read_closed)
        ready |= POLLIN | POLLRDNORM;
    ready &= events;
    return (short)(socket->error ? ready | POLLERR : ready);
}

static int socket_ioctl(struct descriptor *descriptor, unsigned long request, void *argument)
{
    const struct socket *socket = descriptor->object;
    if (request != FIONREAD)
        return -ENOTTY;
    *(int *)argument = socket->input ? socket->input->tot_len : socket->first ? socket->first->data->tot_len : 0;
    return 0;
}

const struct descriptor_ops socket_ops = {
    .read = socket_read,
    .write = socket_write,
    .stat = socket_stat,
    .close = socket_close,
    .dup = socket_dup,
    .poll = socket_poll,
    .ioctl = socket_ioctl,
    .readv = receive,
    .writev = send_pieces,
};
