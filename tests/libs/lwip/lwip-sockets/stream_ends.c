/* How connections end, and what waits. */
#include "tests.h"

#include <minios/thread.h>
#include <minios/time.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

static void test_half_close(void)
{
    int pair[2];
    char byte = 'x';
    connected_pair(AF_INET, 1010, pair);
    CHECK(shutdown(pair[0], SHUT_WR) == 0);
    CHECK(read(pair[1], &byte, 1) == 0);
    FAILS(send(pair[0], &byte, 1, MSG_NOSIGNAL), EPIPE);
    CHECK(write(pair[1], "a", 1) == 1);          /* the other direction goes on */
    CHECK(read(pair[0], &byte, 1) == 1 && byte == 'a');
    close(pair[0]);
    close(pair[1]);
}

static void test_reset(void)
{
    int pair[2];
    char byte;
    connected_pair(AF_INET6, 1011, pair);
    struct linger now = { 1, 0 };
    CHECK(setsockopt(pair[0], SOL_SOCKET, SO_LINGER, &now, sizeof now) == 0);
    close(pair[0]);
    struct pollfd set = { .fd = pair[1], .events = POLLIN };
    CHECK(poll(&set, 1, 1000) == 1 && set.revents == (POLLIN | POLLERR | POLLHUP));
    FAILS(read(pair[1], &byte, 1), ECONNRESET);
    CHECK(read(pair[1], &byte, 1) == 0);         /* told once */
    FAILS(write(pair[1], &byte, 1), EPIPE);
    close(pair[1]);
}

static void test_duplicates(void)
{
    int pair[2];
    char byte;
    connected_pair(AF_INET, 1012, pair);
    int copy = dup(pair[0]);
    CHECK(copy >= 0);
    close(pair[0]);
    CHECK(write(copy, "d", 1) == 1 && read(pair[1], &byte, 1) == 1 && byte == 'd');
    close(copy);
    CHECK(read(pair[1], &byte, 1) == 0);
    close(pair[1]);
}

static void test_time_limit(void)
{
    int pair[2];
    char byte;
    connected_pair(AF_INET, 1013, pair);
    struct timeval limit = { 0, 50000 };
    CHECK(setsockopt(pair[0], SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit) == 0);
    uint64_t begin = minios_monotonic();
    FAILS(read(pair[0], &byte, 1), EAGAIN);
    uint64_t took = minios_monotonic() - begin;
    CHECK(took >= 50000000 && took < 1000000000);
    close(pair[0]);
    close(pair[1]);
}

struct later {
    int socket;
    bool done;
};

static void close_later(void *arg)
{
    struct later *later = arg;
    minios_sleep(20000000);
    close(later->socket);
    later->done = true;
}

/* Another thread closes what this one reads from: it wakes, and nothing is used after its end. */
static void test_close_under_reader(void)
{
    int pair[2];
    char byte;
    connected_pair(AF_INET, 1014, pair);
    struct later later = { pair[0], false };
    minios_thread_create(close_later, &later, "closer", 0);
    FAILS(read(pair[0], &byte, 1), EBADF);
    while (!later.done)
        minios_sleep(1000000);
    CHECK(read(pair[1], &byte, 1) == 0);
    close(pair[1]);
}

/* Connections that nobody has accepted are reset with their listener. */
static void test_listener_goes(void)
{
    char byte;
    int listener = listen_on(AF_INET, 1015), client = connect_to(AF_INET, 1015);
    CHECK(client >= 0);
    close(listener);
    FAILS(read(client, &byte, 1), ECONNRESET);
    close(client);
}

/* Who closes first keeps the ends in TIME_WAIT; the other may begin anew between the same ends at once (RFC 9293, 3.6.1). */
static void test_same_ends_again(int family)
{
    int on = 1, listener = listen_on(family, 1016);
    struct sockaddr_in6 six = { .sin6_family = AF_INET6, .sin6_port = htons(40000), .sin6_addr = IN6ADDR_LOOPBACK_INIT };
    struct sockaddr_in four = { .sin_family = AF_INET, .sin_port = htons(40000), .sin_addr = { htonl(INADDR_LOOPBACK) } };
    struct sockaddr *own = family == AF_INET ? (struct sockaddr *)&four : (struct sockaddr *)&six;
    socklen_t size = family == AF_INET ? sizeof four : sizeof six;
    for (int i = 0; i < 3; ++i) {
        struct sockaddr_storage to;
        socklen_t to_size = sizeof to;
        char byte;
        int client = socket(family, SOCK_STREAM, 0);
        setsockopt(client, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        CHECK(bind(client, own, size) == 0);
        CHECK(getsockname(listener, (struct sockaddr *)&to, &to_size) == 0);
        uint64_t begin = minios_monotonic();
        CHECK(connect(client, (struct sockaddr *)&to, to_size) == 0);
        int server = accept(listener, NULL, NULL);
        CHECK(server >= 0 && minios_monotonic() - begin < 500000000);
        close(server);
        CHECK(read(client, &byte, 1) == 0);
        close(client);
    }
    close(listener);
}

void test_stream_ends(void)
{
    test_same_ends_again(AF_INET);
    test_same_ends_again(AF_INET6);
    test_half_close();
    test_reset();
    test_duplicates();
    test_time_limit();
    test_close_under_reader();
    test_listener_goes();
}
