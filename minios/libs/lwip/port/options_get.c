/* getsockopt(). */
#include "socket.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/time.h>

/* A value, cut to the room (POSIX). */
static int give(const void *from, socklen_t length, void *value, socklen_t *size)
{
    if (*size > length)
        *size = length;
    memcpy(value, from, *size);
    return 0;
}

static int give_number(int number, void *value, socklen_t *size)
{
    return give(&number, sizeof number, value, size);
}

static int give_time(uint64_t nanoseconds, void *value, socklen_t *size)
{
    struct timeval time = { .tv_sec = (time_t)(nanoseconds / 1000000000),
                            .tv_usec = (suseconds_t)(nanoseconds % 1000000000 / 1000) };
    return give(&time, sizeof time, value, size);
}

static int flag(const struct socket *socket, u8_t flag)
{
    return socket->ip && ip_get_option(socket->ip, flag) != 0;
}

static int get_socket(struct socket *socket, int option, void *value, socklen_t *size)
{
    struct linger linger = { socket->linger, socket->linger_seconds };
    switch (option) {
    case SO_ERROR:
        return give_number(-socket_take_error(socket), value, size);
    case SO_TYPE:
        return give_number(socket->type, value, size);
    case SO_DOMAIN:
        return give_number(socket->family, value, size);
    case SO_PROTOCOL:
        return give_number(socket->protocol, value, size);
    case SO_ACCEPTCONN:
        return give_number(socket->state == SOCKET_LISTENING, value, size);
    case SO_REUSEADDR:
    case SO_REUSEPORT:
        return give_number(flag(socket, SOF_REUSEADDR), value, size);
    case SO_KEEPALIVE:
        return give_number(flag(socket, SOF_KEEPALIVE), value, size);
    case SO_BROADCAST:
        return give_number(flag(socket, SOF_BROADCAST), value, size);
    case SO_LINGER:
        return give(&linger, sizeof linger, value, size);
    case SO_RCVTIMEO:
        return give_time(socket->receive_time, value, size);
    case SO_SNDTIMEO:
        return give_time(socket->send_time, value, size);
    case SO_RCVBUF:
        return give_number(socket->type == SOCK_STREAM ? TCP_WND : (int)socket->queue_limit, value, size);
    case SO_SNDBUF:
        return give_number(socket->type == SOCK_STREAM ? TCP_SND_BUF : 65507, value, size);
    case SO_RCVLOWAT:
    case SO_SNDLOWAT:
        return give_number(1, value, size);
    default:
        return -ENOPROTOOPT;
    }
}

static int get_tcp(const struct socket *socket, int option, void *value, socklen_t *size)
{
    const struct tcp_pcb *pcb = socket->state == SOCKET_LISTENING ? NULL : socket->tcp;
    switch (option) {
    case TCP_NODELAY:
        return give_number(socket->nodelay, value, size);
    case TCP_MAXSEG:
        return give_number(pcb ? tcp_mss(pcb) : TCP_MSS, value, size);
    case TCP_KEEPIDLE:
        return pcb ? give_number((int)(pcb->keep_idle / 1000), value, size) : -EINVAL;
    case TCP_KEEPINTVL:
        return pcb ? give_number((int)(pcb->keep_intvl / 1000), value, size) : -EINVAL;
    case TCP_KEEPCNT:
        return pcb ? give_number((int)pcb->keep_cnt, value, size) : -EINVAL;
    default:
        return -ENOPROTOOPT;
    }
}

int options_get(struct socket *socket, int level, int option, void *value, socklen_t *size)
{
    if (!value || !size)
        return -EFAULT;
    if (level == SOL_SOCKET)
        return get_socket(socket, option, value, size);
    if (level == IPPROTO_TCP)
        return socket->type == SOCK_STREAM ? get_tcp(socket, option, value, size) : -ENOPROTOOPT;
    if (level == IPPROTO_IPV6 && option == IPV6_V6ONLY && socket->family == AF_INET6)
        return give_number(socket->v6only, value, size);
    if (level == IPPROTO_IPV6 && option == IPV6_UNICAST_HOPS && socket->family == AF_INET6)
        return give_number(socket->ip ? socket->ip->ttl : IP_DEFAULT_TTL, value, size);
    if (level == IPPROTO_IP && option == IP_TTL)
        return give_number(socket->ip ? socket->ip->ttl : IP_DEFAULT_TTL, value, size);
    if (level == IPPROTO_IP && option == IP_TOS)
        return give_number(socket->ip ? socket->ip->tos : 0, value, size);
    return -ENOPROTOOPT;
}
