/* System calls: results and errno. Prints one line for what is wrong; the last line says how many checks there were. */
#include "check.h"
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static void descriptors(void)
{
    char byte;
    struct stat status;
    CHECK(isatty(0) && isatty(1) && isatty(2));
    CHECK(fstat(1, &status) == 0 && S_ISCHR(status.st_mode));
    CHECK(write(1, "", 0) == 0);
    FAILS(write(0, "x", 1), EBADF);
    FAILS(read(1, &byte, 1), EBADF);
    FAILS(write(77, "x", 1), EBADF);
    FAILS(read(-1, &byte, 1), EBADF);
    FAILS(close(1000000), EBADF);
    FAILS(fstat(5, &status), EBADF);
    FAILS(lseek(1, 0, SEEK_SET), ESPIPE);
    FAILS(fcntl(5, F_GETFL), EBADF);
    CHECK((fcntl(0, F_GETFL) & O_ACCMODE) == O_RDONLY);
    CHECK(fcntl(0, F_SETFL, O_NONBLOCK) == 0);
    FAILS(read(0, &byte, 1), EAGAIN);
    CHECK(fcntl(0, F_SETFL, 0) == 0);
    errno = 0;
    CHECK(!isatty(9) && errno == EBADF);
    CHECK(dup(1) == 3 && isatty(3) && write(3, "", 0) == 0 && (fcntl(3, F_GETFL) & O_ACCMODE) == O_WRONLY);
    CHECK(close(3) == 0 && write(1, "", 0) == 0);
    FAILS(dup(3), EBADF);
    CHECK(dup2(1, 9) == 9 && isatty(9) && dup2(9, 9) == 9 && fcntl(1, F_DUPFD, 9) == 10);
    CHECK(close(9) == 0 && close(10) == 0);
    FAILS(dup2(1, 100000), EBADF);
    FAILS(fcntl(1, F_DUPFD, -1), EINVAL);
    FAILS(ftruncate(1, 0), EINVAL);
    CHECK(close(0) == 0);
    FAILS(read(0, &byte, 1), EBADF);
}

static void paths(void)
{
    struct stat status;
    FAILS(open("/etc/passwd", O_RDONLY), ENOENT);
    FAILS(stat("/x", &status), ENOENT);
    FAILS(unlink("/x"), ENOENT);
    FAILS(mkdir("/x/y", 0700), ENOENT);
    FAILS(rename("/x", "/y"), ENOENT);
    FAILS(access("/x", F_OK), ENOENT);
    CHECK(fopen("/no", "r") == NULL && errno == ENOENT);
}

static void heap(void)
{
    static void *blocks[4096];
    unsigned count = 0;
    void *memory = NULL;
    while (count < 4096 && (blocks[count] = malloc(64 * 1024)))
        memset(blocks[count++], 0x5a, 64 * 1024);
    CHECK(count > 10 && count < 4096);
    CHECK(errno == ENOMEM);
    for (unsigned i = 0; i < count; i++)
        free(blocks[i]);
    CHECK((memory = malloc(1024 * 1024)) != NULL);
    free(memory);
    volatile size_t huge = SIZE_MAX / 2 + 2;
    CHECK(calloc(huge, 2) == NULL);
    volatile size_t all = SIZE_MAX - 8;
    CHECK(malloc(all) == NULL);
    CHECK(memalign(64, all) == NULL && errno == ENOMEM);
    CHECK(memalign(3, 10) == NULL && errno == EINVAL);
    CHECK(aligned_alloc(huge, 16) == NULL);
    CHECK((memory = calloc(1000, 8)) && ((char *)memory)[7999] == 0);
    free(memory);
    CHECK(posix_memalign(&memory, 4096, 100) == 0 && (uintptr_t)memory % 4096 == 0);
    free(memory);
    CHECK(posix_memalign(&memory, 24, 100) == EINVAL);
    CHECK(posix_memalign(&memory, 64, SIZE_MAX - 32) == ENOMEM);
    CHECK((uintptr_t)malloc(1) % 16 == 0);
}

static uint64_t now(clockid_t clock)
{
    struct timespec time = { 0, 0 };
    CHECK(clock_gettime(clock, &time) == 0);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static void clocks(void)
{
    struct timespec got, sleep_for = { 0, 20000000 }, bad = { 0, 1000000000 };
    struct timeval day;
    uint64_t start = now(CLOCK_MONOTONIC);
    CHECK(nanosleep(&sleep_for, NULL) == 0);
    CHECK(now(CLOCK_MONOTONIC) - start >= 20000000);
    start = now(CLOCK_MONOTONIC);
    CHECK(usleep(10000) == 0);
    CHECK(now(CLOCK_MONOTONIC) - start >= 10000000);
    FAILS(nanosleep(&bad, NULL), EINVAL);
    FAILS(clock_gettime((clockid_t)99, &got), EINVAL);
    CHECK(clock_getres(CLOCK_MONOTONIC, &got) == 0 && got.tv_sec == 0);
    CHECK(gettimeofday(&day, NULL) == 0);
    CHECK(llabs((long long)day.tv_sec - (long long)time(NULL)) <= 1);
    CHECK(day.tv_usec >= 0 && day.tv_usec < 1000000);
    CHECK(clock() > 0);
    printf("time %lld\n", (long long)day.tv_sec);
}

static volatile sig_atomic_t seen;
static void on_signal(int number) { seen = number; }
static volatile sig_atomic_t depth, deepest;
static void on_nested(int number)
{
    deepest = ++depth > deepest ? depth : deepest;
    if (seen++ < 3)
        raise(number);
    depth--;
}

static void signals(void)
{
    sigset_t set, old;
    CHECK(signal(SIGUSR1, on_signal) == SIG_DFL);
    for (int i = 0; i < 2; i++, seen = 0)        /* the handler stays */
        CHECK(raise(SIGUSR1) == 0 && seen == SIGUSR1);
    CHECK(kill(getpid(), SIGUSR1) == 0 && seen == SIGUSR1);
    CHECK(signal(SIGPIPE, SIG_IGN) == SIG_DFL && raise(SIGPIPE) == 0 && raise(SIGCHLD) == 0);
    CHECK(signal(SIGKILL, SIG_IGN) == SIG_ERR && errno == EINVAL);
    FAILS(raise(1000), EINVAL);
    seen = 0;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    CHECK(sigprocmask(SIG_BLOCK, &set, &old) == 0 && raise(SIGUSR1) == 0 && seen == 0);
    CHECK(sigpending(&set) == 0 && sigismember(&set, SIGUSR1));
    CHECK(sigprocmask(SIG_SETMASK, &old, NULL) == 0 && seen == SIGUSR1);
    FAILS(sigprocmask(77, &set, NULL), EINVAL);
    /* A signal waits for the end of its own handler, unless SA_NODEFER says otherwise. */
    struct sigaction action = { .sa_handler = on_nested }, before;
    seen = 0;
    CHECK(sigaction(SIGUSR2, &action, &before) == 0 && before.sa_handler == SIG_DFL);
    CHECK(raise(SIGUSR2) == 0 && seen == 4 && deepest == 1);
    action.sa_flags = SA_NODEFER | SA_RESETHAND;
    seen = 3;
    CHECK(sigaction(SIGUSR2, &action, NULL) == 0 && raise(SIGUSR2) == 0);
    CHECK(sigaction(SIGUSR2, NULL, &before) == 0 && before.sa_handler == SIG_DFL);
}

static void time_zones(void)
{
    time_t when = 1700000000;                    /* 2023-11-14 22:13:20 UTC */
    CHECK(localtime(&when)->tm_hour == 22);
    CHECK(setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1) == 0);
    tzset();
    CHECK(localtime(&when)->tm_hour == 23 && localtime(&when)->tm_isdst == 0 && gmtime(&when)->tm_hour == 22);
    when = 1690000000;                           /* 2023-07-22 04:26:40 UTC */
    CHECK(localtime(&when)->tm_hour == 6 && localtime(&when)->tm_isdst == 1);
    struct tm tm = { .tm_year = 123, .tm_mon = 6, .tm_mday = 22, .tm_hour = 6, .tm_min = 26, .tm_sec = 40, .tm_isdst = -1 };
    CHECK(mktime(&tm) == when && strcmp(tzname[1], "CEST") == 0);
    CHECK(setenv("TZ", "UTC0", 1) == 0);        /* newlib 3.3 keeps the old rules when TZ is only removed */
    tzset();
    CHECK(localtime(&when)->tm_hour == 4);
}

static void processes(void)
{
    CHECK(getpid() == 1);
    CHECK(kill(1, 0) == 0);
    FAILS(kill(12345, 0), ESRCH);
    FAILS(kill(1, 1000), EINVAL);
    CHECK(getenv("NOTHING") == NULL && setenv("A", "b", 1) == 0 && strcmp(getenv("A"), "b") == 0);
    unsigned char random[2][32] = { { 0 } };
    if (getentropy(random[0], 32) == 0) {
        CHECK(getentropy(random[1], 32) == 0 && memcmp(random[0], random[1], 32) != 0);
        FAILS(getentropy(random, 257), EIO);
    } else {
        CHECK(errno == ENOSYS);
    }
}

int main(void)
{
    descriptors();
    paths();
    clocks();
    processes();
    signals();
    time_zones();
    heap();
    return check_result();
}
