/* Socket addresses as lwIP's and back. An AF_INET6 socket sees IPv4 as ::ffff:a.b.c.d (RFC 3493, section 3.7). */
#include "socket.h"

#include <errno.h>
#include <lwip/netif.h>
#include <netinet/in.h>
#include <string.h>

int address_read(const struct socket *socket, const struct sockaddr *address, socklen_t size, ip_addr_t *ip, u16_t *port)
{
    if (size < sizeof(sa_family_t))
        return -EINVAL;
    if (address->sa_family != socket->family)
        return -EAFNOSUPPORT;
    if (socket->family == AF_INET) {
        struct sockaddr_in four;
        if (size < sizeof four)
            return -EINVAL;
        memcpy(&four, address, sizeof four);
        ip_addr_set_ip4_u32(ip, four.sin_addr.s_addr);
        *port = ntohs(four.sin_port);
        return 0;
    }
    struct sockaddr_in6 six;
    if (size < sizeof six)
        return -EINVAL;
    memcpy(&six, address, sizeof six);
    *port = ntohs(six.sin6_port);
    if (IN6_IS_ADDR_V4MAPPED(&six.sin6_addr)) {
        if (socket->v6only)
            return -ENETUNREACH;
        ip_addr_set_ip4_u32(ip, six.sin6_addr.s6_addr32[3]);
        return 0;
    }
    IP_ADDR6(ip, six.sin6_addr.s6_addr32[0], six.sin6_addr.s6_addr32[1], six.sin6_addr.s6_addr32[2],
             six.sin6_addr.s6_addr32[3]);
    if (six.sin6_scope_id > NETIF_NO_INDEX && six.sin6_scope_id <= UINT8_MAX &&
        ip6_addr_has_scope(ip_2_ip6(ip), IP6_UNKNOWN))
        ip6_addr_set_zone(ip_2_ip6(ip), (u8_t)six.sin6_scope_id);
    return 0;
}

void address_write(const struct socket *socket, const ip_addr_t *ip, u16_t port, struct sockaddr *address, socklen_t *size)
{
    struct sockaddr_in four = { .sin_family = AF_INET, .sin_port = htons(port) };
    struct sockaddr_in6 six = { .sin6_family = AF_INET6, .sin6_port = htons(port) };
    const void *from = &six;
    socklen_t length = sizeof six;
    if (!address)
        return;
    if (socket->family == AF_INET) {
        if (IP_IS_V4_VAL(*ip))
            four.sin_addr.s_addr = ip_2_ip4(ip)->addr;
        from = &four;
        length = sizeof four;
    } else if (IP_IS_V4_VAL(*ip)) {
        six.sin6_addr.s6_addr32[2] = htonl(0xffff);
        six.sin6_addr.s6_addr32[3] = ip_2_ip4(ip)->addr;
    } else {
        memcpy(&six.sin6_addr, ip_2_ip6(ip)->addr, sizeof six.sin6_addr);
        six.sin6_scope_id = ip6_addr_zone(ip_2_ip6(ip));
    }
    memcpy(address, from, *size < length ? *size : length);    /* POSIX: cut to the room, and the real length told */
    *size = length;
}
