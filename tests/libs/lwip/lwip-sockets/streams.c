/* Making connections. */
#include "tests.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void test_family(int family)
{
    int listener = listen_on(family, 1000), client = connect_to(family, 1000);
    struct sockaddr_storage peer, own;
    socklen_t size = sizeof peer, own_size = sizeof own;
    int server = accept(listener, (struct sockaddr *)&peer, &size);
    CHECK(client >= 0 && server >= 0);
    CHECK(getsockname(client, (struct sockaddr *)&own, &own_size) == 0);
    CHECK(size == own_size && memcmp(&peer, &own, size) == 0);
    CHECK(peer.ss_family == family);
    size = sizeof peer;
    CHECK(getpeername(client, (struct sockaddr *)&peer, &size) == 0);
    CHECK(((struct sockaddr_in *)&peer)->sin_port == htons(1000));
    CHECK(write(client, "hello", 5) == 5);
    char text[8] = "";
    CHECK(read(server, text, sizeof text) == 5 && strcmp(text, "hello") == 0);
    CHECK(write(server, "bye", 3) == 3);
    CHECK(read(client, text, sizeof text) == 3 && memcmp(text, "bye", 3) == 0);
    close(client);
    CHECK(read(server, text, sizeof text) == 0);
    close(server);
    close(listener);
    FAILS(connect_to(family, 1000), ECONNREFUSED);
}

/* An IPv6 socket takes IPv4 too, and shows it as ::ffff:a.b.c.d; with IPV6_V6ONLY it does not. */
static void test_both(bool only)
{
    int on = only, listener = socket(AF_INET6, SOCK_STREAM, 0);
    struct sockaddr_in6 any = { .sin6_family = AF_INET6, .sin6_port = htons(1001) }, peer;
    socklen_t size = sizeof peer;
    CHECK(setsockopt(listener, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on) == 0);
    CHECK(bind(listener, (struct sockaddr *)&any, sizeof any) == 0 && listen(listener, 1) == 0);
    int client = connect_to(AF_INET, 1001);
    if (only)
        CHECK(client < 0 && errno == ECONNREFUSED);
    else {
        int server = accept(listener, (struct sockaddr *)&peer, &size);
        CHECK(server >= 0 && peer.sin6_family == AF_INET6 && IN6_IS_ADDR_V4MAPPED(&peer.sin6_addr));
        CHECK(peer.sin6_addr.s6_addr32[3] == htonl(INADDR_LOOPBACK));
        close(server);
        close(client);
    }
    client = connect_to(AF_INET6, 1001);
    CHECK(client >= 0);
    close(client);
    close(listener);
}

static void test_nonblocking(void)
{
    int listener = listen_on(AF_INET, 1002), client = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    CHECK(fcntl(client, F_GETFL) & O_NONBLOCK);
    fcntl(listener, F_SETFL, O_NONBLOCK);
    FAILS(accept(listener, NULL, NULL), EAGAIN);
    struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(1002), .sin_addr = { htonl(INADDR_LOOPBACK) } };
    FAILS(connect(client, (struct sockaddr *)&to, sizeof to), EINPROGRESS);
    struct pollfd set = { .fd = client, .events = POLLOUT };
    CHECK(poll(&set, 1, 1000) == 1 && set.revents == POLLOUT);
    int error = -1;
    socklen_t size = sizeof error;
    CHECK(getsockopt(client, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0);
    FAILS(connect(client, (struct sockaddr *)&to, sizeof to), EISCONN);
    int server = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
    char byte;
    CHECK(server >= 0);
    FAILS(read(server, &byte, 1), EAGAIN);
    close(server);
    close(client);
    close(listener);
    client = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    FAILS(connect(client, (struct sockaddr *)&to, sizeof to), EINPROGRESS);
    set.fd = client;
    CHECK(poll(&set, 1, 1000) == 1 && set.revents & POLLERR);
    CHECK(getsockopt(client, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == ECONNREFUSED);
    close(client);
}

static void test_misuse(void)
{
    struct sockaddr_in here = { .sin_family = AF_INET, .sin_port = htons(1003), .sin_addr = { htonl(INADDR_LOOPBACK) } };
    struct sockaddr_in elsewhere = { .sin_family = AF_INET, .sin_addr = { htonl(0xc0a80101) } };
    struct sockaddr_in6 six = { .sin6_family = AF_INET6 };
    char byte = 0;
    FAILS(socket(AF_UNIX, SOCK_STREAM, 0), EAFNOSUPPORT);
    FAILS(socket(AF_INET, SOCK_SEQPACKET, 0), EPROTOTYPE);
    FAILS(socket(AF_INET, SOCK_STREAM, IPPROTO_UDP), EPROTONOSUPPORT);
    FAILS(send(1, &byte, 1, 0), ENOTSOCK);
    FAILS(send(200, &byte, 1, 0), EBADF);
    int one = socket(AF_INET, SOCK_STREAM, 0), two = socket(AF_INET, SOCK_STREAM, 0);
    FAILS(send(one, &byte, 1, 0), ENOTCONN);
    FAILS(recv(one, &byte, 1, 0), ENOTCONN);
    FAILS(accept(one, NULL, NULL), EINVAL);
    FAILS(shutdown(one, SHUT_WR), ENOTCONN);
    FAILS(getpeername(one, (struct sockaddr *)&here, &(socklen_t){ sizeof here }), ENOTCONN);
    here.sin_port = htons(1003);
    FAILS(bind(one, (struct sockaddr *)&six, sizeof six), EAFNOSUPPORT);
    FAILS(bind(one, (struct sockaddr *)&here, 3), EINVAL);
    FAILS(bind(one, (struct sockaddr *)&elsewhere, sizeof elsewhere), EADDRNOTAVAIL);
    CHECK(bind(one, (struct sockaddr *)&here, sizeof here) == 0 && listen(one, 1) == 0);
    FAILS(bind(two, (struct sockaddr *)&here, sizeof here), EADDRINUSE);
    FAILS(lseek(one, 0, SEEK_SET), ESPIPE);
    close(one);
    close(two);
    FAILS(close(one), EBADF);
}

void test_streams(void)
{
    test_family(AF_INET);
    test_family(AF_INET6);
    test_both(false);
    test_both(true);
    test_nonblocking();
    test_misuse();
}
