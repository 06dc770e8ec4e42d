/* UDP. */
#include "tests.h"

#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static struct sockaddr_in at(int port)
{
    return (struct sockaddr_in){ .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr = { htonl(INADDR_LOOPBACK) } };
}

static int bound(int port)
{
    struct sockaddr_in here = at(port);
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    CHECK(bind(s, (struct sockaddr *)&here, sizeof here) == 0);
    return s;
}

static void test_boundaries(void)
{
    int one = bound(2000), two = bound(2001);
    struct sockaddr_in to = at(2001), from;
    socklen_t size = sizeof from;
    char text[16] = "";
    FAILS(recv(two, text, sizeof text, MSG_DONTWAIT), EAGAIN);
    CHECK(sendto(one, "first", 5, 0, (struct sockaddr *)&to, sizeof to) == 5);
    CHECK(sendto(one, "", 0, 0, (struct sockaddr *)&to, sizeof to) == 0);
    CHECK(sendto(one, "second one", 10, 0, (struct sockaddr *)&to, sizeof to) == 10);
    CHECK(recvfrom(two, text, sizeof text, 0, (struct sockaddr *)&from, &size) == 5 && memcmp(text, "first", 5) == 0);
    CHECK(size == sizeof from && from.sin_port == htons(2000) && from.sin_addr.s_addr == htonl(INADDR_LOOPBACK));
    CHECK(recv(two, text, sizeof text, 0) == 0);
    struct iovec piece = { text, 6 };
    struct msghdr message = { .msg_iov = &piece, .msg_iovlen = 1 };
    CHECK(recvmsg(two, &message, MSG_PEEK | MSG_TRUNC) == 10);
    CHECK(recvmsg(two, &message, 0) == 6 && message.msg_flags & MSG_TRUNC && memcmp(text, "second", 6) == 0);
    FAILS(recv(two, text, sizeof text, MSG_DONTWAIT), EAGAIN);    /* the rest is gone */
    close(one);
    close(two);
}

static void test_connected(void)
{
    int one = bound(2000), two = bound(2001), three = bound(2002);
    struct sockaddr_in to = at(2001);
    char text[16] = "";
    FAILS(send(one, "x", 1, 0), EDESTADDRREQ);
    CHECK(connect(one, (struct sockaddr *)&to, sizeof to) == 0);
    CHECK(send(one, "x", 1, 0) == 1 && recv(two, text, sizeof text, 0) == 1);
    struct sockaddr_in back = at(2000);
    CHECK(sendto(three, "no", 2, 0, (struct sockaddr *)&back, sizeof back) == 2);     /* not from the peer */
    CHECK(sendto(two, "yes", 3, 0, (struct sockaddr *)&back, sizeof back) == 3);
    CHECK(recv(one, text, sizeof text, 0) == 3 && memcmp(text, "yes", 3) == 0);
    struct sockaddr none = { .sa_family = AF_UNSPEC };
    CHECK(connect(one, &none, sizeof none) == 0);
    FAILS(send(one, "x", 1, 0), EDESTADDRREQ);
    close(one);
    close(two);
    close(three);
}

static void test_large(void)
{
    int one = bound(2000), two = bound(2001);
    struct sockaddr_in to = at(2001);
    static char data[70000], back[70000];
    for (size_t i = 0; i < sizeof data; ++i)
        data[i] = (char)(i * 7);
    FAILS(sendto(one, data, 65508, 0, (struct sockaddr *)&to, sizeof to), EMSGSIZE);
    CHECK(sendto(one, data, 30000, 0, (struct sockaddr *)&to, sizeof to) == 30000);
    CHECK(recv(two, back, sizeof back, 0) == 30000 && memcmp(data, back, 30000) == 0);
    struct sockaddr_in everyone = { .sin_family = AF_INET, .sin_port = htons(9), .sin_addr = { htonl(INADDR_BROADCAST) } };
    int on = 1;
    close(one);
    one = socket(AF_INET, SOCK_DGRAM, 0);
    FAILS(sendto(one, data, 1, 0, (struct sockaddr *)&everyone, sizeof everyone), EACCES);
    CHECK(setsockopt(one, SOL_SOCKET, SO_BROADCAST, &on, sizeof on) == 0);
    CHECK(sendto(one, data, 1, 0, (struct sockaddr *)&everyone, sizeof everyone) == 1);
    close(one);
    close(two);
}

/* A queue that nobody reads does not grow for ever. */
static void test_flood(void)
{
    int one = bound(2000), two = bound(2001), limit = 16384, count = 0;
    struct sockaddr_in to = at(2001);
    char data[600];
    CHECK(setsockopt(two, SOL_SOCKET, SO_RCVBUF, &limit, sizeof limit) == 0);
    memset(data, 1, sizeof data);
    for (int i = 0; i < 1000; ++i)
        sendto(one, data, sizeof data, 0, (struct sockaddr *)&to, sizeof to);
    while (recv(two, data, sizeof data, MSG_DONTWAIT) > 0)
        ++count;
    CHECK(count > 5 && count < 100);
    close(one);
    close(two);
}

static void test_ipv6(void)
{
    int six = socket(AF_INET6, SOCK_DGRAM, 0), four = bound(2003);
    struct sockaddr_in6 any = { .sin6_family = AF_INET6, .sin6_port = htons(2004) };
    struct sockaddr_in6 self = { .sin6_family = AF_INET6, .sin6_port = htons(2004), .sin6_addr = IN6ADDR_LOOPBACK_INIT }, from;
    socklen_t size = sizeof from;
    char text[16];
    CHECK(bind(six, (struct sockaddr *)&any, sizeof any) == 0);
    CHECK(sendto(six, "self", 4, 0, (struct sockaddr *)&self, sizeof self) == 4);
    CHECK(recvfrom(six, text, sizeof text, 0, (struct sockaddr *)&from, &size) == 4 && IN6_IS_ADDR_LOOPBACK(&from.sin6_addr));
    struct sockaddr_in to = at(2004);
    CHECK(sendto(four, "four", 4, 0, (struct sockaddr *)&to, sizeof to) == 4);
    CHECK(recvfrom(six, text, sizeof text, 0, (struct sockaddr *)&from, &size) == 4 && IN6_IS_ADDR_V4MAPPED(&from.sin6_addr));
    CHECK(sendto(six, "back", 4, 0, (struct sockaddr *)&from, size) == 4);
    CHECK(recv(four, text, sizeof text, 0) == 4 && memcmp(text, "back", 4) == 0);
    close(six);
    close(four);
}

void test_datagrams(void)
{
    test_boundaries();
    test_connected();
    test_large();
    test_flood();
    test_ipv6();
}
