/* Threads: order, sleeping, waiting with and without deadline, many of them, and that their stacks are given back. */
#include <minios/event.h>
#include <minios/memory.h>
#include <minios/thread.h>
#include <minios/time.h>
#include <stdio.h>
#include <string.h>

#define MS 1000000ull
#define CHECK(what) do { if (!(what)) { printf("FAILED line %d: %s\n", __LINE__, #what); return 1; } } while (0)

static char order[64];
static unsigned used;
static int finished;
static struct minios_waitq queue = MINIOS_WAITQ_INIT;

static void letters(void *arg)
{
    for (int i = 0; i < 3; i++) {
        order[used++] = *(char *)arg;
        minios_yield();
    }
    finished++;
}

static void sleeper(void *arg)
{
    minios_sleep((uint64_t)(*(char *)arg - '0') * 20 * MS);
    order[used++] = *(char *)arg;
    finished++;
}

static void waiter(void *arg)
{
    if (minios_wait(&queue, MINIOS_NO_DEADLINE))
        order[used++] = *(char *)arg;
    finished++;
}

static void one_shot(void *arg) { ++*(int *)arg; }

static void floats(void *arg)
{
    double *sum = arg, step = *sum;              /* SSE registers must survive yields */
    for (int i = 0; i < 1000; i++) {
        *sum += step;
        minios_yield();
    }
    finished++;
}

static void reset(void)
{
    memset(order, 0, sizeof(order));
    used = 0;
    finished = 0;
}

int main(void)
{
    minios_thread_create(letters, "a", "a", MINIOS_STACK_DEFAULT);
    minios_thread_create(letters, "b", "b", 4096);
    while (finished < 2)
        minios_yield();
    CHECK(!strcmp(order, "ababab"));

    reset();
    uint64_t start = minios_monotonic();
    for (char *s = "312"; *s; s++)
        minios_thread_create(sleeper, s, "sleeper", 8192);
    while (finished < 3)
        minios_event_wait(minios_monotonic() + 5 * MS);
    uint64_t took = minios_monotonic() - start;
    CHECK(!strcmp(order, "123"));
    CHECK(took >= 60 * MS && took < 500 * MS);

    reset();
    for (char *s = "xyz"; *s; s++)
        minios_thread_create(waiter, s, "waiter", 8192);
    minios_yield();
    CHECK(minios_wake_one(&queue));
    minios_yield();
    CHECK(!strcmp(order, "x"));
    minios_wake_all(&queue);
    minios_yield();
    CHECK(!strcmp(order, "xyz") && !minios_wake_one(&queue));

    start = minios_monotonic();
    CHECK(!minios_wait(&queue, start + 10 * MS));
    CHECK(minios_monotonic() >= start + 10 * MS && !queue.first && !queue.last);

    reset();
    double sums[2] = { 0.5, 0.25 };
    minios_thread_create(floats, &sums[0], "f", 8192);
    minios_thread_create(floats, &sums[1], "g", 8192);
    while (finished < 2)
        minios_yield();
    CHECK(sums[0] == 500.5 && sums[1] == 250.25);

    struct minios_meminfo before, after;
    minios_meminfo(&before);
    int ran = 0;
    for (int i = 0; i < 5000; i++) {
        CHECK(minios_thread_create(one_shot, &ran, "short", 4096));
        if (i % 10 == 9)
            minios_yield();
    }
    minios_yield();
    minios_yield();
    minios_meminfo(&after);
    CHECK(ran == 5000);
    CHECK(after.pages <= before.pages + 65536);  /* page tables for the guard pages stay */
    CHECK(!minios_thread_create(one_shot, &ran, "huge", (size_t)1 << 40));
    CHECK(!minios_thread_create(one_shot, &ran, "huge", (size_t)-1));
    printf("threads ok\n");
    return 0;
}
