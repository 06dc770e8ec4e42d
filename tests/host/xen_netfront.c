/* The network frontend with the kernel's threads, buffers, grants and store client, between two backends of dom0's kind:
 * argv[2] frames are forwarded, with the switches argv[1], and what is in use is the same afterwards; then backends go, come
 * back, start again unseen, lie, or the domain is suspended, and after each all frames come through again. */
#include <minios/net.h>
#include <xen/io/xenbus.h>
#include "forward.h"
#include "netback.h"
#include "pages.h"
#include "store.h"
#include "threads.h"
#include "../../minios/drivers/xen/netfront.h"
#include "../../minios/kernel/events.h"
#include "../../minios/platform/platform.h"
#include "../../minios/platform/xen/events.h"
#include "../../minios/platform/xen/grants.h"
#include "../../minios/platform/xen/suspend.h"
#include "../../minios/platform/xen/xenstore.h"

#define MS 1000000ull
#define MEMORY (16u << 20)                       /* of the guest, for the share of it that buffers may take */
#define BACKS 3
#define CHUNK 16                                 /* pages by which the pool of buffers grows, two for each */

static struct netback backs[BACKS];
static struct xenstore_domain_interface *store_page;
static bool new_domain, spare = true;            /* there is memory to spare for more buffers */
static uint64_t started;

size_t __sanitizer_get_current_allocated_bytes(void);          /* sanitizer/allocator_interface.h: gcc does not install it */

/* ---- what the rest of the kernel would be ---- */
const char *minios_image_options;
static void no_starter(void) {}
extern void (*const __netif_starters[])(void), (*const __netif_starters_end[])(void);
void (*const __netif_starters[])(void) = { no_starter };
void (*const __netif_starters_end[])(void) = { no_starter };
void kprintf(const char *format, ...);
void kprintf(const char *format, ...) { (void)format; }
void xen_console_resume(void), xen_console_flush(void);
void xen_console_resume(void) {}
void xen_console_flush(void) {}
uint64_t pages_total_bytes(void);
uint64_t pages_total_bytes(void) { return MEMORY; }
uint64_t pages_free_bytes(void);
uint64_t pages_free_bytes(void) { return spare ? MEMORY / 2 : 0; }

uint64_t xen_clock_timeout(uint64_t deadline);
uint64_t xen_clock_timeout(uint64_t deadline) { return deadline; }

static void born(void)
{
    domain_begin();
    xen.store_port = domain_port();
}

bool xen_arch_suspend(void)
{
    if (!new_domain)
        return false;
    for (unsigned i = 0; i < BACKS; i++)
        netback_forget(&backs[i]);
    born();
    memset(store_page, 0, sizeof(*store_page));
    store_connect(store_page, true);
    for (unsigned i = 0; i < BACKS; i++)
        if (backs[i].there)
            netback_plug(&backs[i], backs[i].index, XenbusStateInitWait);
    return true;
}

bool idle(void)
{
    bool moved = store_step();
    if (moved)
        domain_raise(xen.store_port);
    for (unsigned i = 0; i < BACKS; i++)
        moved |= netback_step(&backs[i]);
    return moved;
}

/* ---- tests ---- */
#define UNTIL(what) for (unsigned t_ = 0; !(what); t_++) { CHECK(t_ < 100000 || !#what); minios_sleep(MS / 10); }

static bool quiet(void) { return !backs[0].to_give && !backs[1].to_give && !forward_held; }

/* Frames both ways, of which none may be lost. */
static void pass(uint64_t frames)
{
    uint64_t before[2] = { backs[0].got, backs[1].got }, refused = backs[0].refused + backs[1].refused;
    for (unsigned i = 0; i < 2; i++)
        netback_more(&backs[i], frames);
    UNTIL(backs[0].got - before[0] >= frames && backs[1].got - before[1] >= frames && quiet());
    CHECK(backs[0].got - before[0] == frames && backs[1].got - before[1] == frames);
    CHECK(refused == backs[0].refused + backs[1].refused);
}

/* Pages and grants are as many as the longest queues that there ever were needed. */
static struct use { uint64_t heap, pages, grants, watches; } in_use(void)
{
    minios_sleep(10 * MS);
    return (struct use){ __sanitizer_get_current_allocated_bytes(), host_pages_used(), xen_grants_used(), store_watches_held };
}

/* Longer queues than any later ones: then there are all the buffers that there will ever be. */
static void warm_up(void)
{
    forward_hold = NETRING_SIZE;
    pass(4 * NETRING_SIZE);
    forward_hold = 0;
    pass(2000);
}

/* Frames that the backend may gather before it tells us, when nothing is there: with `poll` a batch, without it one. */
static void asks_for_few_events(void)
{
    const struct netring_rx *r = &netfronts->rx;
    CHECK(r->shared->rsp_prod == r->taken && netfronts->want_rx);
    uint32_t gather = r->shared->rsp_event - r->taken;
    CHECK(gather == (netfront_options.poll ? netfront_batch(netfronts) : 1));
    CHECK(!netfront_options.poll || (gather > 16 && gather <= netring_rx_out(r) / 2));
}

static void million(uint64_t count)
{
    warm_up();
    struct use before = in_use();
    pass(count / 2);
    CHECK(netfronts->copy_count == 0 && netfronts->next->copy_count == 0);       /* all left from where they were received */
    struct use after = in_use();
    asks_for_few_events();
    CHECK(before.heap == after.heap && before.pages == after.pages);
    CHECK(before.grants == after.grants && before.watches == after.watches);
}

static void closes(struct netback *b) { netback_state(b, XenbusStateClosing); }
static void restarts_unseen(struct netback *b) { netback_restart(b); }

static void is_unplugged(struct netback *b)
{
    unsigned index = b->index;
    netback_unplug(b);
    minios_sleep(random_number(20) * MS);
    netback_plug(b, index, XenbusStateInitWait);
}

static void is_late(struct netback *b)
{
    unsigned index = b->index;
    netback_unplug(b);
    netback_plug(b, index, XenbusStateInitialising);
    minios_sleep(500 * MS);
    CHECK(!b->connected && !netif_link_up(minios_netif(index)));
    netback_state(b, XenbusStateInitWait);
}

static void says_too_much(struct netback *b)
{
    b->rx->rsp_prod = b->rx->req_prod + 7;
    domain_raise(b->port);
    UNTIL(netback_front(b) == XenbusStateClosed);
    netback_forget(b);
    netback_plug(b, b->index, XenbusStateInitWait);
}

static void lies(struct netback *b)
{
    backs[0].noise = backs[1].noise = true;
    for (unsigned i = 0; i < 8; i++) {
        netback_lie(b);
        minios_sleep(MS);
    }
    closes(b);                                   /* with new rings, nothing that was said to follow does */
}

static void suspends(struct netback *b) { (void)b; new_domain = true; xen_suspend(); }
static void cancels(struct netback *b) { (void)b; new_domain = false; xen_suspend(); }

static void all_faults(void)
{
    static void (*const all[])(struct netback *) = {
        closes, restarts_unseen, is_unplugged, is_late, says_too_much, lies, suspends, cancels,
    };
    for (unsigned round = 0; round < 40 * sizeof(all) / sizeof(all[0]); round++) {
        struct netback *b = &backs[random_number(2)];
        spare = random_number(2);
        for (unsigned i = 0; i < 2; i++)
            netback_more(&backs[i], random_number(300));
        minios_sleep(random_number(2) * MS);
        all[round % (sizeof(all) / sizeof(all[0]))](b);
        minios_sleep(10 * MS);
        UNTIL(backs[0].connected && backs[1].connected && !backs[0].stale && !backs[1].stale);
        UNTIL(netif_link_up(minios_netif(0)) && netif_link_up(minios_netif(1)));
        UNTIL(quiet());
        backs[0].noise = backs[1].noise = false;
        pass(100);
    }
}

static void faults(void)
{
    forward_own_every = 10;
    all_faults();
    struct use before = in_use();
    all_faults();
    struct use after = in_use();
    CHECK(before.heap == after.heap && before.watches == after.watches);       /* pages: see all_gone() */
    forward_own_every = 0;
}

/* Interfaces that come while the guest runs are numbered as they come, whatever their index. */
static void hot_plug(void)
{
    CHECK(minios_netif_count() == 2 && !minios_netif(2));
    netback_plug(&backs[2], 9, XenbusStateInitialising);
    UNTIL(minios_netif_count() == 3);
    struct netif *n = minios_netif(2);
    CHECK(n && netif_mac(n)[5] == 9 && !netif_link_up(n));
    netback_state(&backs[2], XenbusStateInitWait);
    UNTIL(netif_link_up(n));
    netback_more(&backs[2], 50);
    struct netbuf bufs[64];
    unsigned got = 0;
    for (unsigned i = 0; i < 1000 && got < 50; i++) {
        got += netif_recv(n, bufs + got, 64 - got);
        minios_sleep(MS / 10);
    }
    CHECK(got == 50);
    while (got)
        netbuf_release(bufs[--got].head);
    pass(200);
    netback_unplug(&backs[2]);
    UNTIL(!netif_link_up(n));
    pass(200);
    CHECK(minios_netif_count() == 3);
}

/* Without any interface all buffers are back, and no grant is left but those that `persistent` keeps; after a suspend none. */
static void all_gone(void)
{
    unsigned buffers = 0;
    for (unsigned i = 0; i < 2; i++)
        netback_unplug(&backs[i]);
    UNTIL(!netif_link_up(minios_netif(0)) && !netif_link_up(minios_netif(1)));
    minios_sleep(200 * MS);
    CHECK((netfront_options.persistent || !xen_grants_used()) && domain_ports() == 1);
    suspends(NULL);
    minios_sleep(200 * MS);
    CHECK(!xen_grants_used());
    for (spare = false; netbuf_take(netfronts->netif.pool); buffers++)
        ;
    CHECK(buffers && buffers == host_pages_of(CHUNK) * CHUNK / 2);
}

static void first(void *count)
{
    (void)count;
    store_connect(store_page, false);
    xen_store_init();
    netback_plug(&backs[0], 0, XenbusStateInitWait);
    netback_plug(&backs[1], 1, XenbusStateInitialising);       /* its backend comes later */
    netfront_init();
    CHECK(minios_netif_count() == 2);
    CHECK(minios_thread_create(forward_frames, NULL, "app", 0));
    UNTIL(backs[0].connected);
    minios_sleep(500 * MS);
    CHECK(!backs[1].connected);
    netback_state(&backs[1], XenbusStateInitWait);
    million(started);
    faults();
    hot_plug();
    all_gone();
    printf("ok\n");
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    snprintf(boot_info.command_line, sizeof(boot_info.command_line), "minios.netfront=%s", argv[1]);
    started = strtoull(argv[2], NULL, 0);
    boot_info.ram[0] = (struct memory_range){ HOST_PAGES_START, HOST_PAGES_END };
    boot_info.ram_count = 1;
    store_page = minios_pages_alloc(1);
    xen.store_page = (uint64_t)store_page;
    born();
    xen_events_init();
    xen_grants_init();
    run_threads(first);
}
