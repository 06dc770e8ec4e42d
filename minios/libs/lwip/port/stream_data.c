/* TCP sockets: what goes through a connection. */
#include "stream.h"

#include <errno.h>
#include <minios/time.h>
#include <string.h>

enum {
    SMALL = 512,                                 /* such segments, when they pile up, do not keep 2 KiB each */
    ROOM = 1400,                                 /* bytes of small segments that one pbuf gathers */
    RETRY = 50000000,                            /* ns: memory may have come back, though nothing was in flight */
};

/* Puts a small segment behind the gathering pbuf's content. False: it does not fit. */
static bool gather(struct socket *socket, struct pbuf *small)
{
    struct pbuf *last = socket->gatherer;
    u16_t length = small->tot_len;
    if (!last || socket->gatherer_room < length)
        return false;
    pbuf_copy_partial(small, (char *)last->payload + last->len, length, 0);
    last->len = (u16_t)(last->len + length);
    socket->gatherer_room -= length;
    for (struct pbuf *p = socket->input; p; p = p->next)
        p->tot_len = (u16_t)(p->tot_len + length);       /* below TCP_WND, all of it */
    pbuf_free(small);
    return true;
}

static void append(struct socket *socket, struct pbuf *p)
{
    if (!socket->input) {
        socket->input = p;
        socket->gatherer = NULL;
        return;
    }
    if (p->tot_len < SMALL) {
        if (gather(socket, p))
            return;
        struct pbuf *gatherer = pbuf_alloc(PBUF_RAW, ROOM, PBUF_RAM);
        if (gatherer) {
            gatherer->len = gatherer->tot_len = 0;
            pbuf_cat(socket->input, gatherer);
            socket->gatherer = gatherer;
            socket->gatherer_room = ROOM;
            gather(socket, p);
            return;
        }
    }
    pbuf_cat(socket->input, p);
    socket->gatherer = NULL;
}

err_t stream_received(void *arg, struct tcp_pcb *pcb, struct pbuf *p, err_t error)
{
    struct socket *socket = arg;
    (void)error;
    if (!p)
        socket->read_closed = true;
    else if (socket->read_closed) {              /* shutdown(SHUT_RD) */
        tcp_recved(pcb, p->tot_len);
        pbuf_free(p);
    } else
        append(socket, p);
    socket_changed_input(socket);
    return ERR_OK;
}

bool stream_has_room(const struct socket *socket)
{
    return socket->tcp && tcp_sndbuf(socket->tcp) > TCP_SNDLOWAT && tcp_sndqueuelen(socket->tcp) < TCP_SNDQUEUELOWAT;
}

err_t stream_sent(void *arg, struct tcp_pcb *pcb, u16_t length)
{
    struct socket *socket = arg;
    (void)pcb, (void)length;
    if (stream_has_room(socket))
        socket_changed_output(socket);
    return ERR_OK;
}

void stream_drop_input(struct socket *socket)
{
    if (!socket->input)
        return;
    tcp_recved(socket->tcp, socket->input->tot_len);
    pbuf_free(socket->input);
    socket->input = socket->gatherer = NULL;
}

/* Copies what is there into the pieces, from byte `skip` of them on. */
static size_t copy_out(struct socket *socket, const struct iovec *pieces, int count, size_t skip, bool keep)
{
    size_t done = 0;
    u16_t offset = 0;
    for (int i = 0; i < count && socket->input; ++i) {
        if (skip >= pieces[i].iov_len) {
            skip -= pieces[i].iov_len;
            continue;
        }
        size_t room = pieces[i].iov_len - skip;
        u16_t part = room < UINT16_MAX ? (u16_t)room : UINT16_MAX;
        part = pbuf_copy_partial(socket->input, (char *)pieces[i].iov_base + skip, part, keep ? offset : 0);
        skip = 0;
        done += part;
        offset = (u16_t)(offset + part);
        if (!keep) {
            if (socket->tcp)
                tcp_recved(socket->tcp, part);
            if (part == socket->input->tot_len) {
                pbuf_free(socket->input);
                socket->input = NULL;
            } else
                socket->input = pbuf_free_header(socket->input, part);
            if (!socket->input)
                socket->gatherer = NULL;
        } else if (offset == socket->input->tot_len)
            break;
    }
    return done;
}

static size_t length_of(const struct iovec *pieces, int count)
{
    size_t all = 0;
    for (int i = 0; i < count; ++i)
        all += pieces[i].iov_len;
    return all;
}

/* Nothing is there to read: 0 at the end of the data, an error, or 1 when waiting is worth while. */
static int empty(struct socket *socket)
{
    int error = socket_take_error(socket);
    if (error)
        return error;
    if (socket->read_closed || socket->state == SOCKET_FAILED)
        return 0;
    return socket->state == SOCKET_CONNECTED || socket->state == SOCKET_CONNECTING ? 1 : -ENOTCONN;
}

ssize_t stream_receive(struct socket *socket, const struct descriptor *descriptor, const struct iovec *pieces, int count,
                       int flags)
{
    bool nonblocking = socket_nonblocking(descriptor, flags);
    uint64_t deadline = socket_deadline(socket->receive_time);
    size_t done = 0, wanted = length_of(pieces, count);
    if (flags & MSG_OOB)
        return -EOPNOTSUPP;
    while (wanted) {
        if (socket->input) {
            size_t got = copy_out(socket, pieces, count, done, flags & MSG_PEEK);
            done += got;
            if (done == wanted || !(flags & MSG_WAITALL) || flags & MSG_PEEK)
                break;
            continue;
        }
        int status = empty(socket);
        if (status <= 0)
            return done ? (ssize_t)done : status;
        status = socket_wait(socket, &socket->readers, nonblocking, deadline);
        if (status < 0 && (status == -EBADF || !socket->input))
            return done ? (ssize_t)done : status;
    }
    return (ssize_t)done;
}

/* As much of one piece as there is room for: bytes, 0 when there is none, or an error. */
static ssize_t push(struct socket *socket, const char *data, size_t size, bool more)
{
    struct tcp_pcb *pcb = socket->tcp;
    size_t room = tcp_sndbuf(pcb);
    if (tcp_sndqueuelen(pcb) >= TCP_SND_QUEUELEN)
        return 0;
    if (size > room) {
        size = room;
        more = true;
    }
    while (size) {
        err_t error = tcp_write(pcb, data, (u16_t)size, TCP_WRITE_FLAG_COPY | (more ? TCP_WRITE_FLAG_MORE : 0));
        if (error == ERR_OK)
            return (ssize_t)size;
        if (error != ERR_MEM)
            return -socket_errno(error);
        size = size > tcp_mss(pcb) ? size / 2 : 0;   /* less may still fit */
        more = true;
    }
    return 0;
}

/* Whether anything can be sent: 1 yes, 0 not yet, or an error. There is no SIGPIPE. */
static int sendable(struct socket *socket)
{
    int error = socket_take_error(socket);
    if (error)
        return error;
    if (socket->write_closed || socket->state == SOCKET_FAILED)
        return -EPIPE;
    if (socket->state == SOCKET_CONNECTING)
        return 0;
    return socket->state == SOCKET_CONNECTED ? 1 : -ENOTCONN;
}

ssize_t stream_send(struct socket *socket, const struct descriptor *descriptor, const struct iovec *pieces, int count, int flags)
{
    bool nonblocking = socket_nonblocking(descriptor, flags);
    uint64_t deadline = socket_deadline(socket->send_time);
    ssize_t done = 0;
    if (flags & MSG_OOB)
        return -EOPNOTSUPP;
    for (int i = 0; i < count; ++i)
        for (size_t offset = 0; offset < pieces[i].iov_len;) {
            ssize_t status = sendable(socket);
            if (status > 0)
                status = push(socket, (const char *)pieces[i].iov_base + offset, pieces[i].iov_len - offset,
                              i + 1 < count || flags & MSG_MORE);
            if (status > 0) {
                offset += (size_t)status;
                done += status;
                continue;
            }
            if (status < 0)
                return done ? done : status;
            if (socket->tcp)
                tcp_output(socket->tcp);
            if (nonblocking)
                return done ? done : -EAGAIN;
            uint64_t look = minios_monotonic() + RETRY;
            status = socket_wait(socket, &socket->writers, false, deadline < look ? deadline : look);
            if (status == -EBADF || minios_monotonic() >= deadline)
                return done ? done : status == -EBADF ? status : -EAGAIN;
        }
    if (socket->tcp && !(flags & MSG_MORE))
        tcp_output(socket->tcp);
    return done;
}
