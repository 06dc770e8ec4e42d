/* The switch `poll`: a thread that looks at the rings whenever no other one can run, so that no event is needed. Where the
 * processor is this domain's own, it never blocks. Where another domain wants it too, that one is probably the backend: it
 * gets a while in which to bring many frames, and then they are taken at once; looking for each of them would only keep it
 * from working. The while ends early when so many are there that the backend may soon have no buffer left: of that, and of
 * nothing else, it tells us by an event. */
#include <minios/thread.h>
#include <minios/time.h>
#include <xen/sched.h>
#include "../../kernel/events.h"
#include "../../kernel/panic.h"
#include "../../platform/xen/hypercall.h"
#include "netfront.h"

#define STACK 8192
#define OTHERS 50000ull                          /* ns: a yield that takes longer than this was used by somebody */
#define PAUSE 1000000ull                         /* ns: what the others get then, if no BATCH comes before */
#define BATCH 64u                                /* frames: a quarter of a ring; netback copies as many at a time */
#define SHARED_LOOKS 64                          /* so often in a row, before we find out again whether there are others */

/* Whether there is something for the app to do. What it was told of before and takes nothing of is not: it waits for
 * something else then, perhaps for the backend to send what fills a ring. */
static bool look(void)
{
    static bool told;
    static uint32_t before;
    uint32_t taken = 0;
    bool found = false;
    for (struct netfront *net = netfronts; net; net = net->next) {
        taken += net->rx.taken + net->tx.taken;
        if (netfront_waiting(net)) {
            event_raise(net->event);
            found = true;
        }
    }
    bool news = found && (!told || taken != before);
    told = found;
    before = taken;
    return news;
}

/* Whether another domain has run. */
static bool yield_to_others(void)
{
    uint64_t before = minios_monotonic();
    xen_hypercall2(__HYPERVISOR_sched_op, SCHEDOP_yield, 0);
    return minios_monotonic() - before > OTHERS;
}

static void look_on(void *unused)
{
    (void)unused;
    for (unsigned shared = 0;;) {
        if (look()) {
            minios_yield();
        } else if (shared) {
            shared--;
            minios_sleep(PAUSE);
        } else {
            if (yield_to_others())
                shared = SHARED_LOOKS;
            minios_yield();
        }
    }
}

unsigned netfront_batch(const struct netfront *net)
{
    unsigned half = netring_rx_out(&net->rx) / 2;                  /* a small guest posts few buffers */
    return half < 1 ? 1 : half < BATCH ? half : BATCH;
}

void netfront_poll(void)
{
    if (!minios_thread_create(look_on, NULL, "netfront poll", STACK))
        panic("no memory for the thread that polls the network interfaces");
}
