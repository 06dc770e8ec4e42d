/* TCP sockets: connections and their ends. What goes through them is in stream_data.c. */
#include "socket.h"

#include "stream.h"

#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

enum { BACKLOG_MAX = 255 };

static err_t connected(void *arg, struct tcp_pcb *pcb, err_t error)
{
    struct socket *socket = arg;
    (void)pcb, (void)error;                      /* lwIP: always ERR_OK */
    socket->state = SOCKET_CONNECTED;
    socket_changed_output(socket);
    return ERR_OK;
}

/* The pcb is gone when this is called. */
static void failed(void *arg, err_t error)
{
    struct socket *socket = arg;
    socket->tcp = NULL;
    bool connecting = socket->state == SOCKET_CONNECTING;
    if (error == ERR_RST)
        socket->error = connecting ? ECONNREFUSED : ECONNRESET;
    else
        socket->error = error == ERR_ABRT ? ETIMEDOUT : socket_errno(error);   /* nobody answers: lwIP gives up */
    socket->state = SOCKET_FAILED;
    socket_changed_input(socket);
    socket_changed_output(socket);
}

void stream_attach(struct socket *socket, struct tcp_pcb *pcb)
{
    socket->tcp = pcb;
    tcp_arg(pcb, socket);
    tcp_recv(pcb, stream_received);
    tcp_sent(pcb, stream_sent);
    tcp_err(pcb, failed);
}

static err_t arrived(void *arg, struct tcp_pcb *pcb, err_t error)
{
    struct socket *listener = arg;
    if (error != ERR_OK || !pcb)
        return ERR_VAL;
    struct socket *socket = socket_new(listener->family, SOCK_STREAM, listener->protocol);
    if (!socket)
        return ERR_MEM;                          /* lwIP resets the connection */
    stream_attach(socket, pcb);
    socket->state = SOCKET_CONNECTED;
    socket->v6only = listener->v6only;
    socket->bound = true;
    socket->receive_time = listener->receive_time;
    socket->send_time = listener->send_time;
    socket->nodelay = listener->nodelay;
    if (socket->nodelay)
        tcp_nagle_disable(pcb);
    tcp_backlog_delayed(pcb);
    if (listener->waiting_last)
        listener->waiting_last->next = socket;
    else
        listener->waiting_first = socket;
    listener->waiting_last = socket;
    ++listener->waiting;
    socket_changed_input(listener);
    return ERR_OK;
}

int stream_listen(struct socket *socket, int backlog)
{
    if (socket->state == SOCKET_LISTENING) {
        tcp_backlog_set(socket->tcp, (u8_t)(backlog < 1 ? 1 : backlog > BACKLOG_MAX ? BACKLOG_MAX : backlog));
        return 0;
    }
    if (socket->state != SOCKET_NEW || !socket->tcp)
        return -EINVAL;
    err_t error;
    struct tcp_pcb *pcb = tcp_listen_with_backlog_and_err(
        socket->tcp, (u8_t)(backlog < 1 ? 1 : backlog > BACKLOG_MAX ? BACKLOG_MAX : backlog), &error);
    if (!pcb)
        return -socket_errno(error);
    socket->tcp = pcb;                           /* the old one is freed */
    socket->state = SOCKET_LISTENING;
    tcp_arg(pcb, socket);
    tcp_accept(pcb, arrived);
    return 0;
}

struct socket *stream_accept(struct socket *listener)
{
    struct socket *socket = listener->waiting_first;
    if (!socket)
        return NULL;
    listener->waiting_first = socket->next;
    if (!socket->next)
        listener->waiting_last = NULL;
    socket->next = NULL;
    --listener->waiting;
    if (socket->tcp)
        tcp_backlog_accepted(socket->tcp);
    return socket;
}

int stream_connect(struct socket *socket, const ip_addr_t *address, u16_t port)
{
    if (socket->state == SOCKET_CONNECTED)
        return -EISCONN;
    if (socket->state == SOCKET_CONNECTING)
        return -EALREADY;
    if (socket->state == SOCKET_LISTENING || !socket->tcp)
        return socket->state == SOCKET_LISTENING ? -EOPNOTSUPP : -ECONNABORTED;
    ip_addr_t target = *address;
    if (ip_addr_isany_val(target)) {             /* "this host", as 4.2BSD has it */
        if (IP_IS_V6_VAL(target))
            target = (ip_addr_t)IPADDR6_INIT_HOST(0, 0, 0, 1);
        else
            target = (ip_addr_t)IPADDR4_INIT(htonl(INADDR_LOOPBACK));
    }
    socket->state = SOCKET_CONNECTING;
    err_t error = tcp_connect(socket->tcp, &target, port, connected);
    if (error != ERR_OK) {
        socket->state = SOCKET_NEW;
        return -socket_errno(error);
    }
    socket->bound = true;
    return -EINPROGRESS;
}

int stream_shutdown(struct socket *socket, bool reading, bool writing)
{
    if (socket->state != SOCKET_CONNECTED || !socket->tcp)
        return -ENOTCONN;
    if (reading && !socket->read_closed) {
        socket->read_closed = true;              /* what still comes is thrown away (stream_received) */
        stream_drop_input(socket);
        socket_changed_input(socket);
    }
    if (writing && !socket->write_closed) {
        err_t error = tcp_shutdown(socket->tcp, 0, 1);
        if (error != ERR_OK)
            return -socket_errno(error);
        socket->write_closed = true;
        socket_changed_output(socket);
    }
    return 0;
}

/* With nothing left unread the pcb goes on alone until all is sent and acknowledged; else the peer is reset (RFC 1122,
 * 4.2.2.13), as it is with SO_LINGER 0. */
void stream_close(struct socket *socket)
{
    for (struct socket *each; (each = stream_accept(socket));) {
        each->linger = true;
        stream_close(each);
        free(each);
    }
    struct tcp_pcb *pcb = socket->tcp;
    socket->tcp = NULL;
    if (pcb && socket->state == SOCKET_LISTENING)
        tcp_close(pcb);
    else if (pcb) {
        tcp_arg(pcb, NULL);
        tcp_recv(pcb, NULL);
        tcp_sent(pcb, NULL);
        tcp_err(pcb, NULL);
        if ((socket->linger && socket->linger_seconds == 0) || tcp_close(pcb) != ERR_OK)
            tcp_abort(pcb);
    }
    if (socket->input)
        pbuf_free(socket->input);                /* after the close, which sees that it was not taken */
    socket->input = socket->gatherer = NULL;
}

short stream_poll(const struct socket *socket, short events)
{
    short ready = 0;
    bool gone = socket->state == SOCKET_FAILED || (socket->state == SOCKET_NEW && !socket->tcp);
    if (socket->input || socket->read_closed || socket->waiting_first || gone)
        ready |= POLLIN | POLLRDNORM;
    if (gone || socket->write_closed || (socket->state == SOCKET_CONNECTED && stream_has_room(socket)))
        ready |= POLLOUT | POLLWRNORM;
    ready &= events;
    if (socket->error)
        ready |= POLLERR;
    if (gone || socket->state == SOCKET_NEW || (socket->read_closed && socket->write_closed))
        ready |= POLLHUP;
    return ready;
}
