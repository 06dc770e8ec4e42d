#include <stddef.h>
#include <string.h>
#include <minios/memory.h>
#include "../platform/platform.h"
#include "events.h"
#include "netbuf.h"
#include "netif.h"
#include "pages.h"
#include "panic.h"

#define RECORD 16                                /* keeps head 16 aligned */
#define OWNED 0x6f776e64u                        /* "ownd" */
#define FREE 0x66726565u                         /* "free" */
#define MAX_POOLS 4
#define GROW_PAGES 16
/* A pool grows while this share of memory stays free: the app's own heap must not starve because frames pile up. */
#define RESERVE_SHARE 8

struct record {
    struct netbuf_pool *pool;
    uint32_t state, pad;
};
_Static_assert(sizeof(struct record) == RECORD, "the record fills the space before head");

struct netbuf_pool {
    uint32_t stride;                             /* record and buffer, a power of two of at least 2048 */
    uint32_t lead;                               /* bytes before the record; not 0: the pool of pages */
    struct record *first;                        /* free buffers, linked through their first bytes */
    struct netif *waiting[32];
    unsigned waiting_count, users;
    int event;
};

#define PAGE MINIOS_PAGE_SIZE
#define PAGE_LEAD (PAGE - NETBUF_PAGE_FRAME - RECORD)

static struct netbuf_pool pools[MAX_POOLS];
static uint64_t *frame_pages;                    /* of the pool of pages: a set bit for each page of memory that holds frames */
static uint64_t frame_pages_end;                 /* a page number */
static unsigned pool_count;

static void refill(void *arg)
{
    struct netbuf_pool *pool = arg;
    struct netif *waiting[32];
    unsigned n = pool->waiting_count;
    memcpy(waiting, pool->waiting, sizeof(waiting));
    pool->waiting_count = 0;
    for (unsigned i = 0; i < n; i++) {
        waiting[i]->starved = false;
        waiting[i]->driver->refill(waiting[i], false);
    }
    for (unsigned i = 0; i < n && !pool->waiting_count; i++)
        waiting[i]->driver->refill(waiting[i], true);
}

static struct netbuf_pool *join(uint32_t stride, uint32_t lead)
{
    for (unsigned i = 0; i < pool_count; i++)
        if (pools[i].stride == stride && pools[i].lead == lead) {
            pools[i].users++;
            return &pools[i];
        }
    if (pool_count == MAX_POOLS)
        panic("more than %d different frame sizes", MAX_POOLS);
    struct netbuf_pool *pool = &pools[pool_count++];
    pool->stride = stride;
    pool->lead = lead;
    pool->users = 1;
    pool->event = event_register(refill, pool);
    return pool;
}

struct netbuf_pool *netbuf_pool(uint32_t frame)
{
    uint32_t stride = 2048, need = RECORD + NETBUF_FRAME + frame + NETBUF_TAILROOM;
    while (stride < need)
        stride *= 2;
    return join(stride, 0);
}

struct netbuf_pool *netbuf_page_pool(void)
{
    if (!frame_pages) {
        for (unsigned i = 0; i < boot_info.ram_count; i++)
            if (boot_info.ram[i].end / PAGE > frame_pages_end)
                frame_pages_end = boot_info.ram[i].end / PAGE;
        frame_pages = minios_pages_alloc((frame_pages_end / 8 + PAGE) / PAGE);
        if (!frame_pages)
            panic("no memory for network buffers");
    }
    return join(2 * PAGE, PAGE_LEAD);
}

struct netbuf_grant *netbuf_grant(unsigned char *head)
{
    return (struct netbuf_grant *)(head - RECORD) - 1;
}

unsigned char *netbuf_of_page(const unsigned char *data, uint32_t length)
{
    uint64_t page = (uint64_t)data / PAGE;
    if (page != ((uint64_t)data + length - 1) / PAGE || page >= frame_pages_end || !(frame_pages[page / 64] >> page % 64 & 1))
        return NULL;
    return (unsigned char *)(page * PAGE) - NETBUF_PAGE_FRAME;
}

static unsigned share_of(const struct netbuf_pool *pool)
{
    uint64_t buffers = pages_total_bytes() / pool->stride, share = buffers / 4 / pool->users;
    if (share > buffers / 16)
        share = buffers / 16;
    return share < NETBUF_MINIMUM ? NETBUF_MINIMUM : share > 65535 ? 65535 : (unsigned)share;
}

unsigned netbuf_target(const struct netif *n, bool all, unsigned ring)
{
    unsigned target = all ? share_of(n->pool) : NETBUF_MINIMUM;
    return target < ring ? target : ring;
}

uint32_t netbuf_size(const struct netbuf_pool *pool) { return pool->stride - pool->lead - RECORD; }

static struct record **link_of(struct record *r) { return (struct record **)(r + 1); }

static void put(struct netbuf_pool *pool, struct record *r)
{
    r->state = FREE;
    *link_of(r) = pool->first;
    pool->first = r;
}

static void grow(struct netbuf_pool *pool)
{
    size_t bytes = pool->stride > GROW_PAGES * MINIOS_PAGE_SIZE ? pool->stride : GROW_PAGES * MINIOS_PAGE_SIZE;
    if (pages_free_bytes() < pages_total_bytes() / RESERVE_SHARE + bytes)
        return;
    char *chunk = minios_pages_alloc(bytes / MINIOS_PAGE_SIZE);
    for (size_t at = 0; chunk && at + pool->stride <= bytes; at += pool->stride) {
        struct record *r = (struct record *)(chunk + at + pool->lead);
        r->pool = pool;
        if (pool->lead) {
            uint64_t page = (uint64_t)(chunk + at) / PAGE + 1;
            frame_pages[page / 64] |= 1ull << page % 64;
        }
        put(pool, r);
    }
}

unsigned char *netbuf_take(struct netbuf_pool *pool)
{
    if (!pool->first)
        grow(pool);
    struct record *r = pool->first;
    if (!r)
        return NULL;
    pool->first = *link_of(r);
    r->state = OWNED;
    return (unsigned char *)(r + 1);
}

unsigned char *netbuf_take_or_wait(struct netif *n)
{
    struct netbuf_pool *pool = n->pool;
    unsigned char *head = netbuf_take(pool);
    if (!head && !n->starved) {
        n->starved = true;
        n->stats.rx_starved++;
        pool->waiting[pool->waiting_count++] = n;    /* each interface waits once, and there are at most 32 */
    }
    return head;
}

void netbuf_top_up(struct netif *n)
{
    if (!n->starved)
        n->driver->refill(n, !n->pool->waiting_count);
}

void netbuf_release(unsigned char *head)
{
    struct record *r = (struct record *)head - 1;
    if (r->state != OWNED)
        panic("netbuf_release: %p is %s", (void *)head, r->state == FREE ? "released already" : "no receive buffer");
    put(r->pool, r);
    if (r->pool->waiting_count)
        event_raise(r->pool->event);
}
