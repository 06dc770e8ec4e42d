/* poll() and select() over several sockets. */
#include "tests.h"

#include <minios/thread.h>
#include <minios/time.h>
#include <poll.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

static void write_later(void *arg)
{
    minios_sleep(30000000);
    write(*(int *)arg, "w", 1);
}

static void test_poll(void)
{
    int a[2], b[2];
    char byte;
    connected_pair(AF_INET, 1030, a);
    connected_pair(AF_INET6, 1031, b);
    struct pollfd set[] = { { .fd = a[1], .events = POLLIN }, { .fd = b[1], .events = POLLIN }, { .fd = -1, .events = POLLIN } };
    CHECK(poll(set, 3, 0) == 0);
    uint64_t begin = minios_monotonic();
    CHECK(poll(set, 3, 40) == 0);
    CHECK(minios_monotonic() - begin >= 40000000);
    minios_thread_create(write_later, &b[0], "writer", 0);
    CHECK(poll(set, 3, 5000) == 1 && set[0].revents == 0 && set[1].revents == POLLIN);
    CHECK(read(b[1], &byte, 1) == 1);
    set[0].events = POLLIN | POLLOUT;
    CHECK(poll(set, 3, -1) == 1 && set[0].revents == POLLOUT);
    close(b[0]);
    CHECK(poll(set, 3, -1) == 2 && set[1].revents & POLLIN);
    close(a[0]);
    close(a[1]);
    close(b[1]);
    CHECK(poll(set, 1, 0) == 1 && set[0].revents == POLLNVAL);
}

static void test_select(void)
{
    int a[2], listener = listen_on(AF_INET, 1033);
    connected_pair(AF_INET, 1032, a);
    fd_set in, out;
    struct timeval limit = { 0, 0 };
    FD_ZERO(&in);
    FD_ZERO(&out);
    FD_SET(a[1], &in);
    FD_SET(listener, &in);
    FD_SET(a[1], &out);
    int highest = (a[1] > listener ? a[1] : listener) + 1;
    CHECK(select(highest, &in, &out, NULL, &limit) == 1 && FD_ISSET(a[1], &out) && !FD_ISSET(a[1], &in));
    int client = connect_to(AF_INET, 1033);
    FD_ZERO(&in);
    FD_SET(a[1], &in);
    FD_SET(listener, &in);
    limit.tv_sec = 5;
    CHECK(select(highest, &in, NULL, NULL, &limit) == 1 && FD_ISSET(listener, &in));
    close(client);
    close(listener);
    close(a[0]);
    close(a[1]);
}

void test_ready(void)
{
    test_poll();
    test_select();
}
