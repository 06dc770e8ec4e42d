/* The virtqueue against a backend that lies: the test plays the device, in plain memory. Whatever it writes, the driver
 * must refuse it without touching anything it does not own. */
#include "../../minios/drivers/virtio/ring.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(what) do { if (!(what)) { printf("FAILED line %d: %s\n", __LINE__, #what); exit(1); } } while (0)
#define SIZE 8

static struct virtq q;
static char rings[8192] __attribute__((aligned(4096))), state[4096] __attribute__((aligned(16)));
static char data[SIZE][64];

static void fresh(void)
{
    memset(rings, 0, sizeof(rings));
    memset(state, 0, sizeof(state));
    CHECK(virtq_ring_bytes(SIZE, 4) <= sizeof(rings) && virtq_state_bytes(SIZE) <= sizeof(state));
    virtq_init(&q, SIZE, rings, 4, state);
}

static void offer(unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        struct virtq_segment segment = { data[i], sizeof(data[i]) };
        CHECK(virtq_add(&q, &segment, 1, true, data[i]));
    }
    virtq_publish(&q);
}

/* The device's side: one used element. */
static void finish(uint32_t id, uint32_t length)
{
    q.used->ring[q.used->index % SIZE].id = id;
    q.used->ring[q.used->index % SIZE].length = length;
    q.used->index++;
}

static void honest(void)
{
    uint32_t length;
    fresh();
    for (unsigned round = 0; round < 70000 / SIZE; round++) {    /* the 16 bit indices wrap */
        offer(SIZE);
        struct virtq_segment more = { data[0], 1 };
        CHECK(!virtq_add(&q, &more, 1, true, data[0]));
        for (unsigned i = 0; i < SIZE; i++)
            finish(q.avail->ring[(uint16_t)(q.avail->index - 1 - i) % SIZE], 10 + i);    /* backwards */
        for (unsigned i = 0; i < SIZE; i++)
            CHECK(virtq_take(&q, &length) == data[SIZE - 1 - i] && length == 10 + i);
        CHECK(!virtq_take(&q, &length) && !q.broken && q.in_flight == 0);
    }
    struct virtq_segment two[2] = { { data[0], 1 }, { data[1], 2 } };
    for (unsigned round = 0; round < 100; round++) {
        CHECK(virtq_add(&q, two, 2, false, data[5]) && virtq_publish(&q));
        finish(q.avail->ring[(uint16_t)(q.avail->index - 1) % SIZE], 0);
        CHECK(virtq_take(&q, &length) == data[5]);
    }
    CHECK(q.free_count == SIZE);
}

static void expect_broken(unsigned in_flight)
{
    uint32_t length;
    CHECK(!virtq_take(&q, &length) && q.broken);
    CHECK(!virtq_take(&q, &length) && !virtq_has_used(&q));
    struct virtq_segment segment = { data[0], 1 };
    CHECK(!virtq_add(&q, &segment, 1, true, data[0]));
    unsigned abandoned = 0;
    while (virtq_abandon(&q))
        abandoned++;
    CHECK(abandoned == in_flight);
}

int main(void)
{
    uint32_t length;
    honest();

    fresh(); offer(4); finish(SIZE, 10); expect_broken(4);               /* no such descriptor */
    fresh(); offer(4); finish(0xffffffff, 10); expect_broken(4);
    fresh(); offer(4); finish(6, 10); expect_broken(4);                  /* never offered */
    fresh(); offer(4); q.used->index = 5; expect_broken(4);              /* more than was offered */
    fresh(); offer(4); q.used->index = 0x8000; expect_broken(4);
    fresh(); q.used->index = 1; expect_broken(0);                        /* nothing was offered */
    fresh(); offer(4); finish(2, 10); finish(2, 10);                     /* the same one twice */
    CHECK(virtq_take(&q, &length) == data[2]);
    expect_broken(3);

    /* The device scribbles over its side of everything; our copies of links and tokens must not care. */
    srand(1);
    for (unsigned round = 0; round < 20000; round++) {
        fresh();
        offer((unsigned)rand() % (SIZE + 1));
        for (unsigned i = 0; i < sizeof(struct virtq_desc) * SIZE; i++)
            ((volatile char *)q.desc)[i] = (char)rand();
        for (unsigned i = 0; i < 12; i++)
            finish((uint32_t)rand() % 12, (uint32_t)rand());
        q.used->index = (uint16_t)(rand() % 14);
        for (unsigned i = 0; i < 20; i++) {
            char *token = virtq_take(&q, &length);
            CHECK(!token || (token >= data[0] && token <= data[SIZE - 1]));
        }
        CHECK(q.free_count <= SIZE && q.in_flight <= SIZE);
    }
    printf("ring ok\n");
    return 0;
}
