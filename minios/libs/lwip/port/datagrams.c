/* UDP and raw sockets. */
#include "socket.h"

#include <errno.h>
#include <lwip/ip.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

enum {
    SMALL = 512,                                 /* such a datagram does not keep the device's buffer of 2 KiB */
    UDP_MAX = 65507,                             /* RFC 768 and RFC 791: 65535 less both headers */
    RAW_MAX = 65515,
};

static void queue(struct socket *socket, struct pbuf *p, const ip_addr_t *from, u16_t port)
{
    struct datagram *datagram = NULL;
    if (p->tot_len < SMALL) {
        struct pbuf *copy = pbuf_clone(PBUF_RAW, PBUF_RAM, p);
        pbuf_free(p);
        p = copy;
    }
    size_t cost = p ? p->tot_len + sizeof *datagram + 256 : 0;
    if (p && socket->queued + cost <= socket->queue_limit && !socket->read_closed)
        datagram = malloc(sizeof *datagram);
    if (!datagram) {                             /* dropped, as a full queue drops anywhere */
        if (p)
            pbuf_free(p);
        return;
    }
    *datagram = (struct datagram){ .data = p, .from = *from, .port = port };
    if (socket->last)
        socket->last->next = datagram;
    else
        socket->first = datagram;
    socket->last = datagram;
    socket->queued += cost;
    socket_changed_input(socket);
}

static void remove_first(struct socket *socket)
{
    struct datagram *datagram = socket->first;
    socket->queued -= datagram->data->tot_len + sizeof *datagram + 256;
    socket->first = datagram->next;
    if (!socket->first)
        socket->last = NULL;
    pbuf_free(datagram->data);
    free(datagram);
}

static void udp_arrived(void *arg, struct udp_pcb *pcb, struct pbuf *p, const ip_addr_t *from, u16_t port)
{
    (void)pcb;
    queue(arg, p, from, port);
}

/* Every raw socket gets a copy of its own, and the stack goes on with the packet. IPv4 comes with its header, IPv6 without
 * (RFC 3542, section 3). */
static u8_t raw_arrived(void *arg, struct raw_pcb *pcb, struct pbuf *p, const ip_addr_t *from)
{
    struct socket *socket = arg;
    (void)pcb;
    if (socket->state == SOCKET_CONNECTED && !ip_addr_cmp(&socket->raw->remote_ip, from))
        return 0;
    struct pbuf *copy = pbuf_clone(PBUF_RAW, PBUF_RAM, p);
    if (copy && IP_IS_V6(from) && pbuf_remove_header(copy, ip_current_header_tot_len())) {
        pbuf_free(copy);
        copy = NULL;
    }
    if (copy)
        queue(socket, copy, from, 0);
    return 0;
}

int datagrams_open(struct socket *socket)
{
    u8_t type = socket->family == AF_INET ? IPADDR_TYPE_V4 : IPADDR_TYPE_ANY;
    if (socket->type == SOCK_DGRAM) {
        socket->udp = udp_new_ip_type(type);
        if (socket->udp)
            udp_recv(socket->udp, udp_arrived, socket);
    } else {
        socket->raw = raw_new_ip_type(socket->family == AF_INET ? IPADDR_TYPE_V4 : IPADDR_TYPE_V6, (u8_t)socket->protocol);
        if (socket->raw) {
            raw_recv(socket->raw, raw_arrived, socket);
            if (socket->protocol == IPPROTO_ICMPV6) {    /* RFC 3542, section 3.1: the stack sums */
                socket->raw->chksum_reqd = 1;
                socket->raw->chksum_offset = 2;
            }
        }
    }
    return socket->ip ? 0 : -ENOBUFS;
}

int datagrams_connect(struct socket *socket, const ip_addr_t *address, u16_t port)
{
    err_t error = socket->type == SOCK_DGRAM ? udp_connect(socket->udp, address, port) : raw_connect(socket->raw, address);
    if (error != ERR_OK)
        return -socket_errno(error);
    socket->state = SOCKET_CONNECTED;
    return 0;
}

static err_t transmit(struct socket *socket, struct pbuf *p, const ip_addr_t *to, u16_t port)
{
    if (socket->type == SOCK_DGRAM)
        return to ? udp_sendto(socket->udp, p, to, port) : udp_send(socket->udp, p);
    return to ? raw_sendto(socket->raw, p, to) : raw_send(socket->raw, p);
}

ssize_t datagrams_send(struct socket *socket, const struct descriptor *descriptor, const struct iovec *pieces, int count,
                       int flags, const ip_addr_t *to, u16_t port)
{
    (void)descriptor;
    size_t size = 0;
    for (int i = 0; i < count; ++i)
        if (__builtin_add_overflow(size, pieces[i].iov_len, &size))
            return -EMSGSIZE;
    if (flags & MSG_OOB)
        return -EOPNOTSUPP;
    if (socket->write_closed)
        return -EPIPE;
    if (!to && socket->state != SOCKET_CONNECTED)
        return -EDESTADDRREQ;
    if (size > (socket->type == SOCK_DGRAM ? UDP_MAX : RAW_MAX))
        return -EMSGSIZE;
    struct pbuf *p = pbuf_alloc(socket->type == SOCK_DGRAM ? PBUF_TRANSPORT : PBUF_IP, (u16_t)size, PBUF_RAM);
    if (!p)
        return -ENOBUFS;
    u16_t offset = 0;
    for (int i = 0; i < count; ++i) {
        if (pieces[i].iov_len)
            pbuf_take_at(p, pieces[i].iov_base, (u16_t)pieces[i].iov_len, offset);
        offset = (u16_t)(offset + pieces[i].iov_len);
    }
    err_t error = transmit(socket, p, to, port);
    pbuf_free(p);
    if (error == ERR_VAL)                        /* lwIP: a broadcast without SO_BROADCAST, or no address of that family */
        return -EACCES;
    return error == ERR_OK ? (ssize_t)size : -socket_errno(error);
}

ssize_t datagrams_receive(struct socket *socket, const struct descriptor *descriptor, const struct msghdr *message, int *flags)
{
    uint64_t deadline = socket_deadline(socket->receive_time);
    bool nonblocking = socket_nonblocking(descriptor, *flags);
    while (!socket->first) {
        int status = socket_take_error(socket);
        if (status)
            return status;
        if (socket->read_closed)
            return 0;
        status = socket_wait(socket, &socket->readers, nonblocking, deadline);
        if (status < 0 && (status == -EBADF || !socket->first))
            return status;
    }
    struct datagram *datagram = socket->first;
    size_t done = 0, length = datagram->data->tot_len;
    for (int i = 0; i < message->msg_iovlen && done < length; ++i) {
        size_t room = message->msg_iov[i].iov_len;
        u16_t part = room < UINT16_MAX ? (u16_t)room : UINT16_MAX;
        if (part)
            done += pbuf_copy_partial(datagram->data, message->msg_iov[i].iov_base, part, (u16_t)done);
    }
    if (message->msg_name) {
        socklen_t size = message->msg_namelen;
        address_write(socket, &datagram->from, datagram->port, message->msg_name, &size);
        ((struct msghdr *)(uintptr_t)message)->msg_namelen = size;
    }
    bool cut = done < length, whole = *flags & MSG_TRUNC;
    if (!(*flags & MSG_PEEK))
        remove_first(socket);
    *flags = cut ? MSG_TRUNC : 0;
    return (ssize_t)(whole ? length : done);
}

void datagrams_close(struct socket *socket)
{
    while (socket->first)
        remove_first(socket);
    if (socket->ip && socket->type == SOCK_DGRAM)
        udp_remove(socket->udp);
    else if (socket->ip)
        raw_remove(socket->raw);
    socket->ip = NULL;
}
