/* getsockopt() and setsockopt(). */
#include "tests.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

static int get(int s, int level, int option)
{
    int value = -1;
    socklen_t size = sizeof value;
    return getsockopt(s, level, option, &value, &size) == 0 && size == sizeof value ? value : -1;
}

static bool set(int s, int level, int option, int value)
{
    return setsockopt(s, level, option, &value, sizeof value) == 0;
}

void test_options(void)
{
    int stream = socket(AF_INET, SOCK_STREAM, 0), datagram = socket(AF_INET6, SOCK_DGRAM, 0);
    CHECK(get(stream, SOL_SOCKET, SO_TYPE) == SOCK_STREAM && get(datagram, SOL_SOCKET, SO_TYPE) == SOCK_DGRAM);
    CHECK(get(stream, SOL_SOCKET, SO_DOMAIN) == AF_INET && get(datagram, SOL_SOCKET, SO_PROTOCOL) == IPPROTO_UDP);
    static const int flags[] = { SO_REUSEADDR, SO_KEEPALIVE };
    for (int i = 0; i < 2; ++i) {
        CHECK(get(stream, SOL_SOCKET, flags[i]) == 0);
        CHECK(set(stream, SOL_SOCKET, flags[i], 1) && get(stream, SOL_SOCKET, flags[i]) == 1);
        CHECK(set(stream, SOL_SOCKET, flags[i], 0) && get(stream, SOL_SOCKET, flags[i]) == 0);
    }
    CHECK(set(stream, IPPROTO_TCP, TCP_NODELAY, 1) && get(stream, IPPROTO_TCP, TCP_NODELAY) == 1);
    CHECK(set(stream, IPPROTO_TCP, TCP_KEEPIDLE, 7) && get(stream, IPPROTO_TCP, TCP_KEEPIDLE) == 7);
    CHECK(set(stream, IPPROTO_IP, IP_TTL, 9) && get(stream, IPPROTO_IP, IP_TTL) == 9);
    CHECK(get(stream, IPPROTO_TCP, TCP_MAXSEG) > 500 && get(stream, SOL_SOCKET, SO_ACCEPTCONN) == 0);
    CHECK(get(stream, SOL_SOCKET, SO_RCVBUF) > 10000 && get(stream, SOL_SOCKET, SO_SNDBUF) > 10000);
    CHECK(set(datagram, IPPROTO_IPV6, IPV6_V6ONLY, 1) && get(datagram, IPPROTO_IPV6, IPV6_V6ONLY) == 1);
    struct timeval time = { 3, 250000 }, back;
    socklen_t size = sizeof back;
    CHECK(setsockopt(stream, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time) == 0);
    CHECK(getsockopt(stream, SOL_SOCKET, SO_SNDTIMEO, &back, &size) == 0 && back.tv_sec == 3 && back.tv_usec == 250000);
    FAILS(setsockopt(stream, SOL_SOCKET, 9999, &time, sizeof time), ENOPROTOOPT);
    FAILS(setsockopt(stream, 77, 1, &time, sizeof time), ENOPROTOOPT);
    FAILS(setsockopt(stream, SOL_SOCKET, SO_REUSEADDR, &time, 1), EINVAL);
    FAILS(setsockopt(datagram, IPPROTO_TCP, TCP_NODELAY, &(int){ 1 }, sizeof(int)), ENOPROTOOPT);
    FAILS(setsockopt(stream, SOL_SOCKET, SO_BINDTODEVICE, "net9", 4), ENODEV);
    CHECK(setsockopt(stream, SOL_SOCKET, SO_BINDTODEVICE, "net0", 4) == 0);
    struct ip_mreq group = { { htonl(0xe0000105) }, { htonl(0x0a00020f) } };      /* 224.0.1.5 on 10.0.2.15 */
    int four = socket(AF_INET, SOCK_DGRAM, 0);
    CHECK(setsockopt(four, IPPROTO_IP, IP_ADD_MEMBERSHIP, &group, sizeof group) == 0);
    CHECK(setsockopt(four, IPPROTO_IP, IP_DROP_MEMBERSHIP, &group, sizeof group) == 0);
    FAILS(setsockopt(four, IPPROTO_IP, IP_DROP_MEMBERSHIP, &group, sizeof group), EADDRNOTAVAIL);
    struct ipv6_mreq group6 = { { { { 0xff, 0x15, [15] = 5 } } }, 0 };
    CHECK(setsockopt(datagram, IPPROTO_IPV6, IPV6_JOIN_GROUP, &group6, sizeof group6) == 0);
    CHECK(setsockopt(datagram, IPPROTO_IPV6, IPV6_LEAVE_GROUP, &group6, sizeof group6) == 0);
    close(four);
    close(stream);
    close(datagram);
}
