/* poll() and select(): the console, files, timeouts, and a descriptor of a kind that the test itself brings. */
#include "check.h"
#include "../../newlib/port/descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <minios/thread.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static int level;                                /* of the test's own descriptor: readable when > 0, gone when < 0 */

static short level_poll(struct descriptor *descriptor, short events)
{
    (void)descriptor;
    return level < 0 ? POLLHUP : level > 0 ? events & POLLIN : 0;
}
static ssize_t level_read(struct descriptor *descriptor, void *buffer, size_t size)
{
    (void)descriptor, (void)buffer, (void)size;
    return 0;
}
static const struct descriptor_ops level_ops = { .read = level_read, .poll = level_poll };

static void raise_later(void *to)
{
    usleep(50000);
    level = *(int *)to;
    descriptor_changed();
}

static long milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void with_poll(int own)
{
    int up = 1, gone = -1;
    struct pollfd set[4] = { { own, POLLIN, 9 }, { -5, POLLIN, 9 }, { 99, POLLIN, 0 }, { 1, POLLOUT, 0 } };
    CHECK(poll(set, 4, -1) == 2 && set[0].revents == 0 && set[1].revents == 0);
    CHECK(set[2].revents == POLLNVAL && set[3].revents == POLLOUT);
    CHECK(poll(set, 1, 0) == 0);
    long start = milliseconds();
    CHECK(poll(set, 1, 30) == 0 && milliseconds() - start >= 29);
    CHECK(poll(NULL, 0, 10) == 0);
    struct timespec no_time = { 0, 2000000000 };
    FAILS(ppoll(set, 1, &no_time, NULL), EINVAL);
    FAILS(poll(set, 100000, 0), EINVAL);
    minios_thread_create(raise_later, &up, "raise", 0);
    CHECK(poll(set, 1, -1) == 1 && set[0].revents == POLLIN && milliseconds() - start < 30000);
    level = 0;
    minios_thread_create(raise_later, &gone, "raise", 0);
    CHECK(poll(set, 2, 60000) == 1 && set[0].revents == POLLHUP);
    level = 0;
}

static void with_select(int own)
{
    int up = 1;
    fd_set in, out;
    struct timeval time = { 0, 20000 }, bad = { 0, 1000000 };
    FD_ZERO(&in);
    FD_ZERO(&out);
    FD_SET(own, &in);
    FD_SET(1, &out);
    CHECK(select(own + 1, &in, &out, NULL, NULL) == 1 && FD_ISSET(1, &out) && !FD_ISSET(own, &in));
    FD_SET(own, &in);
    CHECK(select(own + 1, &in, NULL, NULL, &time) == 0 && !FD_ISSET(own, &in));
    CHECK(select(0, NULL, NULL, NULL, &time) == 0);
    FAILS(select(0, NULL, NULL, NULL, &bad), EINVAL);
    FAILS(select(-1, NULL, NULL, NULL, &time), EINVAL);
    FD_SET(77, &in);
    FAILS(select(78, &in, NULL, NULL, &time), EBADF);
    FD_ZERO(&in);
    FD_SET(own, &in);
    minios_thread_create(raise_later, &up, "raise", 0);
    CHECK(select(own + 1, &in, NULL, NULL, NULL) == 1 && FD_ISSET(own, &in));
    FD_CLR(own, &in);
    CHECK(!FD_ISSET(own, &in));
}

static void console(void)
{
    char line[64] = "";
    int waiting = 0, on = 1;
    struct pollfd input = { 0, POLLIN, 0 };
    CHECK(poll(&input, 1, 0) == 0);
    FAILS(ioctl(0, 12345, NULL), ENOTTY);
    CHECK(ioctl(0, FIONBIO, &on) == 0 && fcntl(0, F_GETFL) & O_NONBLOCK);
    puts("type");
    fflush(stdout);
    size_t all = 0;
    while (all < 5 && poll(&input, 1, -1) == 1) {
        CHECK(ioctl(0, FIONREAD, &waiting) == 0 && waiting > 0);
        ssize_t count = read(0, line + all, 1);
        CHECK(count == 1);
        all += (size_t)count;
    }
    CHECK(strcmp(line, "hello") == 0);
}

int main(void)
{
    int own = descriptor_open(&level_ops, NULL, O_RDONLY), file = open("/f", O_RDWR | O_CREAT, 0600);
    struct pollfd set = { file, POLLIN | POLLOUT, 0 };
    CHECK(poll(&set, 1, -1) == 1 && set.revents == (POLLIN | POLLOUT));
    with_poll(own);
    with_select(own);
    console();
    return check_result();
}
