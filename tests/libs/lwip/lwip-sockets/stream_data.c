/* What goes through connections. */
#include "tests.h"

#include <minios/thread.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

static uint8_t pattern(size_t offset) { return (uint8_t)(offset * 31 + (offset >> 8)); }

enum { MUCH = 1000000 };

struct sender {
    int socket;
    bool good, done;
};

static void send_much(void *arg)
{
    struct sender *sender = arg;
    static uint8_t data[MUCH];
    for (size_t i = 0; i < MUCH; ++i)
        data[i] = pattern(i);
    sender->good = write(sender->socket, data, MUCH) == MUCH;    /* blocks until all of it is taken */
    shutdown(sender->socket, SHUT_WR);
    sender->done = true;
}

static void test_much(int family, size_t piece)
{
    int pair[2];
    connected_pair(family, 1020, pair);
    struct sender sender = { pair[0], false, false };
    CHECK(minios_thread_create(send_much, &sender, "sender", 0));
    uint8_t *buffer = malloc(piece);
    size_t all = 0, wrong = 0;
    for (ssize_t got; (got = read(pair[1], buffer, piece)) > 0;)
        for (ssize_t i = 0; i < got; ++i)
            wrong += buffer[i] != pattern(all++);
    CHECK(all == MUCH && wrong == 0 && sender.good);
    while (!sender.done)
        minios_sleep(1000000);
    free(buffer);
    close(pair[0]);
    close(pair[1]);
}

/* Many small segments that nobody reads share memory; what comes out is the same. */
static void test_small_segments(void)
{
    enum { SEGMENTS = 3000 };
    int pair[2], on = 1, bad = 0, there = 0;
    connected_pair(AF_INET, 1021, pair);
    CHECK(setsockopt(pair[0], IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) == 0);
    for (int i = 0; i < SEGMENTS; ++i) {
        char bytes[2] = { (char)i, (char)(i >> 8) };
        bad += send(pair[0], bytes, 2, 0) != 2;
        if (i % 700 == 699) {                    /* and some large ones between */
            char large[1000];
            memset(large, 'L', sizeof large);
            bad += send(pair[0], large, sizeof large, 0) != (ssize_t)sizeof large;
        }
    }
    CHECK(bad == 0);
    CHECK(ioctl(pair[1], FIONREAD, &there) == 0 && there == 2 * SEGMENTS + 4 * 1000);
    for (int i = 0; i < SEGMENTS; ++i) {
        unsigned char bytes[2];
        bad += recv(pair[1], bytes, 2, MSG_WAITALL) != 2 || (bytes[0] | bytes[1] << 8) != i;
        if (i % 700 == 699) {
            char large[1000];
            bad += recv(pair[1], large, sizeof large, MSG_WAITALL) != (ssize_t)sizeof large;
            for (size_t j = 0; j < sizeof large; ++j)
                bad += large[j] != 'L';
        }
    }
    CHECK(bad == 0);
    close(pair[0]);
    close(pair[1]);
}

static void test_flags(void)
{
    int pair[2], there = -1;
    char text[16] = "";
    connected_pair(AF_INET, 1022, pair);
    CHECK(send(pair[0], "one", 3, MSG_MORE) == 3);
    CHECK(send(pair[0], " two", 4, 0) == 4);
    CHECK(recv(pair[1], text, 3, MSG_PEEK) == 3 && memcmp(text, "one", 3) == 0);
    CHECK(recv(pair[1], text, sizeof text, MSG_PEEK) == 7 && strcmp(text, "one two") == 0);
    CHECK(ioctl(pair[1], FIONREAD, &there) == 0 && there == 7);
    CHECK(recv(pair[1], text, sizeof text, 0) == 7);
    FAILS(recv(pair[1], text, 1, MSG_DONTWAIT), EAGAIN);
    CHECK(ioctl(pair[1], FIONREAD, &there) == 0 && there == 0);
    CHECK(recv(pair[1], text, 0, 0) == 0);
    close(pair[0]);
    close(pair[1]);
}

static void test_vectors(void)
{
    int pair[2];
    char a[3], b[5], c[10];
    connected_pair(AF_INET6, 1023, pair);
    struct iovec out[] = { { "GET", 3 }, { "", 0 }, { " /index", 7 }, { ".html", 5 } };
    CHECK(writev(pair[0], out, 4) == 15);
    struct iovec in[] = { { a, sizeof a }, { b, sizeof b }, { c, sizeof c } };
    CHECK(readv(pair[1], in, 3) == 15);
    CHECK(memcmp(a, "GET", 3) == 0 && memcmp(b, " /ind", 5) == 0 && memcmp(c, "ex.html", 7) == 0);
    struct msghdr message = { .msg_iov = out, .msg_iovlen = 4 };
    CHECK(sendmsg(pair[0], &message, 0) == 15);
    in[2].iov_len = 7;                           /* exactly what comes, so MSG_WAITALL ends */
    message = (struct msghdr){ .msg_iov = in, .msg_iovlen = 3 };
    CHECK(recvmsg(pair[1], &message, MSG_WAITALL) == 15 && memcmp(c, "ex.html", 7) == 0);
    close(pair[0]);
    close(pair[1]);
}

/* A non-blocking writer takes as much as there is room for, and can go on when it was read. */
static void test_full(void)
{
    int pair[2];
    static char data[65536];
    connected_pair(AF_INET, 1024, pair);
    size_t sent = 0, read_back = 0;
    for (ssize_t n; (n = send(pair[0], data, sizeof data, MSG_DONTWAIT)) > 0;)
        sent += (size_t)n;
    CHECK(errno == EAGAIN && sent >= 65536);
    while (read_back < sent) {
        ssize_t n = read(pair[1], data, sizeof data);
        if (n <= 0)
            break;
        read_back += (size_t)n;
    }
    CHECK(read_back == sent);
    CHECK(send(pair[0], data, 1000, MSG_DONTWAIT) == 1000);
    close(pair[0]);
    close(pair[1]);
}

void test_stream_data(void)
{
    test_much(AF_INET, 65536);
    test_much(AF_INET6, 999);
    test_small_segments();
    test_flags();
    test_vectors();
    test_full();
}
