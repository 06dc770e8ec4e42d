/* Event channels: the two-level bits, masks, and ports that cannot be. */
#include "xen.h"
#include <xen/errno.h>
#include "../../minios/platform/xen/clock.h"
#include "../../minios/platform/xen/events.h"

static evtchn_port_t next_port, closed;
static unsigned timers;

long xen_answer(unsigned number, long a, long b, long c)
{
    (void)c;
    CHECK(number == __HYPERVISOR_event_channel_op);
    switch (a) {
    case EVTCHNOP_alloc_unbound:
        CHECK(((struct evtchn_alloc_unbound *)b)->remote_dom == 7);
        ((struct evtchn_alloc_unbound *)b)->port = next_port;
        return next_port ? 0 : -XEN_ENOSPC;
    case EVTCHNOP_bind_virq:
        ((struct evtchn_bind_virq *)b)->port = next_port;
        return 0;
    default:
        CHECK(a == EVTCHNOP_close);
        closed = ((struct evtchn_close *)b)->port;
        return 0;
    }
}

void xen_clock_start_timer(void) { timers++; }

static bool masked(evtchn_port_t port) { return xen_shared->evtchn_mask[port / 64] >> port % 64 & 1; }

/* What the hypervisor does for EVTCHNOP_send. True: it makes an upcall. */
static bool send(evtchn_port_t port)
{
    uint64_t *word = &xen_shared->evtchn_pending[port / 64], bit = 1ull << port % 64;
    bool news = !(*word & bit);
    *word |= bit;
    if (!news || masked(port))
        return false;
    xen_shared->vcpu_info[0].evtchn_pending_sel |= 1ull << port / 64;
    xen_shared->vcpu_info[0].evtchn_upcall_pending = 1;
    return true;
}

static bool sent(evtchn_port_t port, uint64_t expected)
{
    raised = 0;
    if (send(port))
        xen_events_upcall();
    CHECK(!xen_shared->vcpu_info[0].evtchn_upcall_pending);
    return raised == expected;
}

static void one_port(void)
{
    CHECK(masked(5) && sent(5, 0));
    raised = 0;
    xen_port_bind(5, 3);                         /* it is pending from before */
    CHECK(raised == 8 && !masked(5));
    CHECK(sent(5, 8) && sent(5, 8));
    xen_port_mask(5);
    CHECK(sent(5, 0) && sent(5, 0));
    raised = 0;
    xen_port_unmask(5);
    CHECK(raised == 8);
    raised = 0;
    xen_port_mask(5);
    xen_port_unmask(5);
    CHECK(!raised);                              /* once each */
    send(5);
    xen_port_clear(5);
    raised = 0;
    xen_events_upcall();
    CHECK(!raised);
    xen_port_close(5);
    CHECK(closed == 5 && masked(5) && sent(5, 0));
    xen_port_bind(5, XEN_NO_EVENT);
    CHECK(sent(5, 0));
}

static void many_ports(void)
{
    for (evtchn_port_t port = 0; port < XEN_PORTS; port++)
        xen_port_bind(port, (int)(port % 64));
    for (evtchn_port_t port = 0; port < XEN_PORTS; port++)
        CHECK(sent(port, 1ull << port % 64));
    raised = 0;
    for (evtchn_port_t port = 0; port < 64; port++)
        send(port * 4 + 3);
    xen_events_upcall();
    CHECK(raised == 0x8888888888888888u);
}

/* Whatever is pending and selected, only ports that somebody bound raise anything. */
static void any_bits(void)
{
    xen_events_init();
    xen_port_bind(70, 11);
    for (int i = 0; i < 10000; i++) {
        for (unsigned word = 0; word < 64; word++)
            xen_shared->evtchn_pending[word] = (uint64_t)random_number(UINT32_MAX) << 32 | random_number(UINT32_MAX);
        xen_shared->vcpu_info[0].evtchn_pending_sel = UINT64_MAX;
        bool expected = xen_shared->evtchn_pending[1] >> 6 & 1;
        raised = 0;
        xen_events_upcall();
        CHECK(raised == (expected ? 1u << 11 : 0));
    }
}

int main(void)
{
    evtchn_port_t port;
    xen_shared = aligned_alloc(4096, 4096);
    memset(xen_shared, 0, 4096);
    xen_events_init();
    CHECK(masked(0) && masked(4095));
    one_port();
    many_ports();
    any_bits();
    CHECK(PANICS(xen_port_bind(XEN_PORTS, 1)) && PANICS(xen_port_mask(UINT32_MAX)) && PANICS(xen_port_unmask(XEN_PORTS)));
    CHECK(PANICS(xen_port_close(XEN_PORTS)) && PANICS(xen_port_clear(4096)));
    next_port = 9;
    CHECK(!xen_port_alloc(7, &port) && port == 9 && masked(9));
    next_port = XEN_PORTS;                       /* one that we cannot serve goes back */
    CHECK(xen_port_alloc(7, &port) == -XEN_ENOSPC && closed == XEN_PORTS);
    next_port = 0;
    CHECK(xen_port_alloc(7, &port) == -XEN_ENOSPC);
    next_port = 12;
    CHECK(!xen_port_bind_virq(VIRQ_TIMER, 4, &port) && port == 12 && sent(12, 16));
    xen_events_reset();
    CHECK(masked(12) && timers == 1);
    printf("ok\n");
    return 0;
}
