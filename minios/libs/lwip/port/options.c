/* getsockopt() and setsockopt(). */
#include "socket.h"

#include "interface.h"

#include <errno.h>
#include <lwip/igmp.h>
#include <lwip/mld6.h>
#include <lwip/priv/tcp_priv.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/time.h>

enum { RCVBUF_MIN = 2048, RCVBUF_MAX = 1 << 20 };

static bool is_tcp(const struct socket *socket) { return socket->type == SOCK_STREAM && socket->tcp; }
static bool is_connection(const struct socket *socket) { return is_tcp(socket) && socket->state != SOCKET_LISTENING; }

static int number_from(const void *value, socklen_t size, int *number)
{
    if (!value || size < sizeof *number)
        return -EINVAL;
    memcpy(number, value, sizeof *number);
    return 0;
}

static int set_time(uint64_t *nanoseconds, const void *value, socklen_t size)
{
    struct timeval time;
    if (size < sizeof time)
        return -EINVAL;
    memcpy(&time, value, sizeof time);
    if (time.tv_usec < 0 || time.tv_usec >= 1000000)
        return -EDOM;
    if (time.tv_sec < 0)
        time.tv_sec = time.tv_usec = 0;
    *nanoseconds = time.tv_sec > INT32_MAX ? 0 : (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_usec * 1000;
    return 0;
}

static int set_flag(struct socket *socket, u8_t flag, const void *value, socklen_t size)
{
    int on, status = number_from(value, size, &on);
    if (status < 0 || !socket->ip)
        return status;
    if (on)
        ip_set_option(socket->ip, flag);
    else
        ip_reset_option(socket->ip, flag);
    return 0;
}

static int set_linger(struct socket *socket, const void *value, socklen_t size)
{
    struct linger linger;
    if (size < sizeof linger)
        return -EINVAL;
    memcpy(&linger, value, sizeof linger);
    socket->linger = linger.l_onoff != 0;
    socket->linger_seconds = linger.l_linger;
    return 0;
}

static int set_device(struct socket *socket, const void *value, socklen_t size)
{
    char name[16] = "";
    if (size >= sizeof name)
        return -EINVAL;
    memcpy(name, value, size);
    struct netif *netif = *name ? interface_by_name(name) : NULL;
    if (*name && !netif)
        return -ENODEV;
    if (socket->ip)
        socket->ip->netif_idx = netif ? netif_get_index(netif) : NETIF_NO_INDEX;
    return 0;
}

static int set_socket(struct socket *socket, int option, const void *value, socklen_t size)
{
    int number;
    switch (option) {
    case SO_REUSEADDR:
    case SO_REUSEPORT:
        return set_flag(socket, SOF_REUSEADDR, value, size);
    case SO_KEEPALIVE:
        return set_flag(socket, SOF_KEEPALIVE, value, size);
    case SO_BROADCAST:
        return set_flag(socket, SOF_BROADCAST, value, size);
    case SO_LINGER:
        return set_linger(socket, value, size);
    case SO_RCVTIMEO:
        return set_time(&socket->receive_time, value, size);
    case SO_SNDTIMEO:
        return set_time(&socket->send_time, value, size);
    case SO_RCVBUF:
        if (number_from(value, size, &number) < 0 || number < 0)
            return -EINVAL;
        socket->queue_limit = (size_t)(number < RCVBUF_MIN ? RCVBUF_MIN : number > RCVBUF_MAX ? RCVBUF_MAX : number);
        return 0;
    case SO_SNDBUF:                              /* fixed; asking for one is no error anywhere */
    case SO_DONTROUTE:
    case SO_OOBINLINE:
        return number_from(value, size, &number);
    case SO_BINDTODEVICE:
        return set_device(socket, value, size);
    default:
        return -ENOPROTOOPT;
    }
}

static int set_tcp(struct socket *socket, int option, const void *value, socklen_t size)
{
    int number, status = number_from(value, size, &number);
    if (status < 0)
        return status;
    if (option == TCP_NODELAY) {
        socket->nodelay = number != 0;
        if (!is_connection(socket))
            return 0;
        if (number)
            tcp_nagle_disable(socket->tcp);
        else
            tcp_nagle_enable(socket->tcp);
        return 0;
    }
    if (!is_connection(socket) || number < 1 || number > 32767)
        return -EINVAL;
    switch (option) {
    case TCP_KEEPIDLE:
        socket->tcp->keep_idle = (u32_t)number * 1000;
        return 0;
    case TCP_KEEPINTVL:
        socket->tcp->keep_intvl = (u32_t)number * 1000;
        return 0;
    case TCP_KEEPCNT:
        socket->tcp->keep_cnt = (u32_t)number;
        return 0;
    default:
        return -ENOPROTOOPT;
    }
}

static int membership4(const struct socket *socket, int option, const void *value, socklen_t size)
{
    struct ip_mreq request;
    if (size < sizeof request || socket->type == SOCK_STREAM)
        return -EINVAL;
    memcpy(&request, value, sizeof request);
    ip4_addr_t group = { request.imr_multiaddr.s_addr }, on = { request.imr_interface.s_addr };
    if (!ip4_addr_ismulticast(&group))
        return -EINVAL;
    err_t error = option == IP_ADD_MEMBERSHIP ? igmp_joingroup(&on, &group) : igmp_leavegroup(&on, &group);
    return error == ERR_OK ? 0 : -EADDRNOTAVAIL;
}

static int membership6(const struct socket *socket, int option, const void *value, socklen_t size)
{
    struct ipv6_mreq request;
    if (size < sizeof request || socket->type == SOCK_STREAM)
        return -EINVAL;
    memcpy(&request, value, sizeof request);
    if (!IN6_IS_ADDR_MULTICAST(&request.ipv6mr_multiaddr) || request.ipv6mr_interface > UINT8_MAX)
        return -EINVAL;
    ip6_addr_t group;
    memcpy(group.addr, &request.ipv6mr_multiaddr, sizeof group.addr);
    ip6_addr_clear_zone(&group);
    struct netif *netif = request.ipv6mr_interface ? netif_get_by_index((u8_t)request.ipv6mr_interface) : netif_default;
    if (!netif)
        return -ENODEV;
    err_t error = option == IPV6_JOIN_GROUP ? mld6_joingroup_netif(netif, &group) : mld6_leavegroup_netif(netif, &group);
    return error == ERR_OK ? 0 : -EADDRNOTAVAIL;
}

static int set_ip(struct socket *socket, int option, const void *value, socklen_t size)
{
    int number = 0;
    if (option == IP_ADD_MEMBERSHIP || option == IP_DROP_MEMBERSHIP)
        return membership4(socket, option, value, size);
    if (option == IP_MULTICAST_IF) {
        struct in_addr on;
        if (size < sizeof on || socket->type != SOCK_DGRAM)
            return -EINVAL;
        memcpy(&on, value, sizeof on);
        ip4_addr_t address = { on.s_addr };
        udp_set_multicast_netif_addr(socket->udp, &address);
        return 0;
    }
    if (size == 1)
        number = *(const unsigned char *)value;  /* as BSD has the multicast options */
    else if (number_from(value, size, &number) < 0)
        return -EINVAL;
    if (!socket->ip)
        return -EINVAL;
    if (number < 0 || number > 255)
        return -EINVAL;
    switch (option) {
    case IP_TTL:
        socket->ip->ttl = (u8_t)number;
        return 0;
    case IP_TOS:
        socket->ip->tos = (u8_t)number;
        return 0;
    case IP_MULTICAST_TTL:
        if (socket->type != SOCK_DGRAM)
            return -ENOPROTOOPT;
        udp_set_multicast_ttl(socket->udp, (u8_t)number);
        return 0;
    case IP_MULTICAST_LOOP:
        if (socket->type != SOCK_DGRAM)
            return -ENOPROTOOPT;
        udp_set_flags(socket->udp, (u8_t)((udp_flags(socket->udp) & ~UDP_FLAGS_MULTICAST_LOOP) |
                                          (number ? UDP_FLAGS_MULTICAST_LOOP : 0)));
        return 0;
    default:
        return -ENOPROTOOPT;
    }
}

static int set_ip6(struct socket *socket, int option, const void *value, socklen_t size)
{
    int number;
    if (socket->family != AF_INET6)
        return -ENOPROTOOPT;
    if (option == IPV6_JOIN_GROUP || option == IPV6_LEAVE_GROUP)
        return membership6(socket, option, value, size);
    int status = number_from(value, size, &number);
    if (status < 0)
        return status;
    switch (option) {
    case IPV6_V6ONLY:
        if (socket->bound)
            return -EINVAL;
        socket->v6only = number != 0;
        return 0;
    case IPV6_UNICAST_HOPS:
    case IPV6_MULTICAST_HOPS:
        if (number < -1 || number > 255 || !socket->ip)
            return -EINVAL;
        if (option == IPV6_UNICAST_HOPS)
            socket->ip->ttl = (u8_t)(number < 0 ? IP_DEFAULT_TTL : number);
        else if (socket->type == SOCK_DGRAM)
            udp_set_multicast_ttl(socket->udp, (u8_t)(number < 0 ? 1 : number));
        return 0;
    case IPV6_MULTICAST_IF:
        if (socket->type != SOCK_DGRAM || number < 0 || number > UINT8_MAX)
            return -EINVAL;
        udp_set_multicast_netif_index(socket->udp, (u8_t)number);
        return 0;
    default:
        return -ENOPROTOOPT;
    }
}

int options_set(struct socket *socket, int level, int option, const void *value, socklen_t size)
{
    if (!value)
        return -EFAULT;
    switch (level) {
    case SOL_SOCKET:
        return set_socket(socket, option, value, size);
    case IPPROTO_TCP:
        return socket->type == SOCK_STREAM ? set_tcp(socket, option, value, size) : -ENOPROTOOPT;
    case IPPROTO_IP:
        return set_ip(socket, option, value, size);
    case IPPROTO_IPV6:
        return set_ip6(socket, option, value, size);
    default:
        return -ENOPROTOOPT;
    }
}
