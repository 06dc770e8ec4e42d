/* A network interface of a Xen domain, receiving half and events. See netfront.h for what a backend may reach. */
#include <minios/time.h>
#include <xen/io/xenbus.h>
#include "../../kernel/cold.h"
#include "../../kernel/events.h"
#include "../../kernel/print.h"
#include "../../platform/xen/events.h"
#include "netfront.h"

static struct netfront *net_of(const struct netif *n) { return (struct netfront *)(uintptr_t)n; }

COLD void netfront_break(struct netfront *net, const char *ring)
{
    if (!net->broken)
        kprintf("minios: vif %u: the backend's %s ring makes no sense; the interface is stopped\n", net->index, ring);
    net->broken = true;
    netfront_wake(net);
}

/* A buffer whose page some backend still uses, by the grant in its netbuf_grant(): it goes back to the pool later. */
static void keep_back(struct netfront *net, unsigned char *head)
{
    *(unsigned char **)head = net->kept_back;    /* head is in the page that no backend sees */
    net->kept_back = head;
    netfront_wake(net);
}

/* Ends a grant that is not for this backend now. */
static bool end_grant(struct netbuf_grant *g)
{
    if (g->reference != GRANT_NONE && g->epoch == netfront_epoch && !xen_grant_end(g->reference))
        return false;
    *g = (struct netbuf_grant){ 0 };
    return true;
}

/* The page of a buffer for this backend, granted for good. */
static grant_ref_t keep_grant(struct netfront *net, unsigned char *head)
{
    struct netbuf_grant *g = netbuf_grant(head);
    if (g->reference == GRANT_NONE)
        *g = (struct netbuf_grant){ xen_grant(net->backend, head + NETBUF_PAGE_FRAME, false), netfront_epoch, net->backend };
    return g->reference;
}

/* The page of a buffer for this backend, in the next slot of the ring. */
static grant_ref_t lend(struct netfront *net, unsigned char *head)
{
    grant_ref_t *grant = &net->rx_grants[net->rx.posted % NETRING_SIZE];
    if (*grant == GRANT_NONE)
        *grant = xen_grant_reserve();
    if (*grant != GRANT_NONE)
        xen_grant_set(*grant, net->backend, head + NETBUF_PAGE_FRAME, false);
    return *grant;
}

static void refill(struct netif *n, bool all)
{
    struct netfront *net = net_of(n);
    unsigned target = netbuf_target(n, all, NETRING_SIZE);
    while (net->up && !net->rx.broken && netring_rx_out(&net->rx) < target) {
        unsigned char *head = netbuf_take_or_wait(n);
        if (!head)
            break;
        struct netbuf_grant *g = netbuf_grant(head);
        if (netfront_options.persistent && !netfront_grant_holds(net, g) && !end_grant(g)) {
            keep_back(net, head);
            continue;
        }
        grant_ref_t grant = netfront_options.persistent ? keep_grant(net, head) : lend(net, head);
        if (grant == GRANT_NONE) {
            netbuf_release(head);                /* tried again when frames have been taken */
            break;
        }
        netring_rx_post(&net->rx, head, grant);
    }
    if (net->up && netring_rx_publish(&net->rx))
        xen_port_notify(net->port);
}

/* A buffer has come back: it is ours again, and only ours unless grants are kept. False: the backend still uses it. */
static bool take_back(struct netfront *net, unsigned char *head, unsigned slot)
{
    if (netfront_options.persistent || xen_grant_clear(net->rx_grants[slot]))
        return true;
    struct netbuf_grant *g = netbuf_grant(head);
    *g = (struct netbuf_grant){ net->rx_grants[slot], netfront_epoch, net->backend };
    net->rx_grants[slot] = GRANT_NONE;
    keep_back(net, head);
    return false;
}

COLD bool netfront_retry_receive(struct netfront *net)
{
    for (unsigned char **at = &net->kept_back, *head; (head = *at);) {
        if (!end_grant(netbuf_grant(head))) {
            at = (unsigned char **)head;
            continue;
        }
        *at = *(unsigned char **)head;
        netbuf_release(head);
    }
    return !net->kept_back;
}

static unsigned receive(struct netif *n, struct netbuf *bufs, unsigned max)
{
    struct netfront *net = net_of(n);
    struct netring_frame frame;
    unsigned count = 0, slot;
    unsigned char *head;
    uint64_t now = 0;
    if (!net->up)
        return 0;
    while (count < max && (head = netring_rx_take(&net->rx, net->frame_max, &frame, &slot))) {
        bool ours = take_back(net, head, slot);
        if (!frame.length || !ours) {
            n->stats.rx_bad++;
            if (ours)
                netbuf_release(head);
            continue;
        }
        if (!now)
            now = minios_walltime();
        bufs[count++] = (struct netbuf){ head, netbuf_size(n->pool), NETBUF_PAGE_FRAME + frame.offset, frame.length, now };
        n->stats.rx_frames++;
        n->stats.rx_bytes += frame.length;
    }
    if (net->rx.broken)
        netfront_break(net, "receive");
    else if (netfront_options.refill || netring_rx_out(&net->rx) <= netbuf_target(n, true, NETRING_SIZE) / 2)
        netbuf_top_up(n);                        /* else when half of the buffers are used up, or nothing is to do */
    return count;
}

static bool rx_waiting(struct netfront *net) { return net->want_rx && net->up && netring_rx_waiting(&net->rx); }

bool netfront_waiting(struct netfront *net) { return rx_waiting(net) || netfront_tx_waiting(net); }

void netfront_ask(struct netfront *net)
{
    if (!net->up)
        return;                                  /* asked when it is */
    netring_rx_ask(&net->rx, !net->want_rx ? 0 : netfront_options.poll ? netfront_batch(net) : 1);
    netring_tx_ask(&net->tx, net->want_tx && !netfront_options.poll);
}

static void notify(struct netif *n, bool rx, bool tx)
{
    struct netfront *net = net_of(n);
    net->want_rx = rx;
    net->want_tx = tx;
    netbuf_top_up(n);
    netfront_ask(net);
    if (netfront_waiting(net))
        event_raise(net->event);                 /* came before the asking: there will be no event for it */
}

void netfront_event(void *arg)
{
    struct netfront *net = arg;
    if (rx_waiting(net) && net->netif.rx)
        net->netif.rx(net->netif.arg);
    if (netfront_tx_waiting(net) && net->netif.tx)
        net->netif.tx(net->netif.arg);
}

static bool link_up(const struct netif *n)
{
    struct netfront *net = net_of(n);
    return net->up && net->backend_state == XenbusStateConnected;
}

COLD void netfront_stop_receive(struct netfront *net, bool grants_void)
{
    unsigned slot;
    for (unsigned char *head; (head = netring_rx_abandon(&net->rx, &slot));)
        if (grants_void || take_back(net, head, slot))
            netbuf_release(head);
    for (slot = 0; slot < NETRING_SIZE; slot++) {
        if (net->rx_grants[slot] != GRANT_NONE && !grants_void)
            xen_grant_free(net->rx_grants[slot]);
        net->rx_grants[slot] = GRANT_NONE;
    }
}

const struct netif_driver netfront_driver = { receive, netfront_send, netfront_reap, notify, link_up, refill };
