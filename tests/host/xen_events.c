/* Event channels: the two-level bits, masks, and ports that cannot be. */
#include "xen.h"
#include <xen/errno.h>
#include <xen/sched.h>
#include "../../minios/platform/xen/clock.h"
#include "../../minios/platform/xen/events.h"

static evtchn_port_t next_port, closed, polled[XEN_PORTS];
static unsigned polls, polled_count;

long xen_answer(unsigned number, long a, long b, long c)
{
    (void)c;
    if (number == __HYPERVISOR_sched_op) {
        struct sched_poll *request = (struct sched_poll *)b;
        CHECK(a == SCHEDOP_poll && request->nr_ports <= XEN_PORTS && request->timeout == 1234);
        polls++;
        polled_count = request->nr_ports;
        memcpy(polled, request->ports.p, polled_count * sizeof(polled[0]));
        return 0;
    }
    CHECK(number == __HYPERVISOR_event_channel_op);
    switch (a) {
    case EVTCHNOP_alloc_unbound:
        CHECK(((struct evtchn_alloc_unbound *)b)->remote_dom == 7);
        ((struct evtchn_alloc_unbound *)b)->port = next_port;
        return next_port ? 0 : -XEN_ENOSPC;
    default:
        CHECK(a == EVTCHNOP_close);
        closed = ((struct evtchn_close *)b)->port;
        return 0;
    }
}

uint64_t xen_clock_timeout(uint64_t deadline) { return deadline + 1000; }

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
        xen_events_take();
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
    xen_events_take();
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
        send(port * 2 + 1);
    xen_events_take();
    CHECK(raised == 0xaaaaaaaaaaaaaaaau);
    raised = 0;
    xen_events_wait(234);
    CHECK(polls == 1 && polled_count == XEN_PORTS);
    for (evtchn_port_t port = 0; port < XEN_PORTS; port++)
        CHECK(polled[port] == port);
}

/* The processor is given up only when nothing is to do, until one of the ports that are not masked. */
static void waiting(void)
{
    xen_events_init();
    xen_port_bind(3, XEN_NO_EVENT);
    xen_port_bind(64, 1);
    xen_port_bind(127, 2);
    xen_port_mask(64);
    polls = 0;
    raised = 0;
    xen_events_wait(234);
    CHECK(polls == 1 && polled_count == 2 && polled[0] == 3 && polled[1] == 127);
    send(127);
    xen_events_wait(234);
    CHECK(polls == 1);
    xen_events_take();
    CHECK(raised == 4);
    xen_events_wait(234);
    CHECK(polls == 1);
    raised = 0;
    xen_events_init();
    xen_events_wait(234);
    CHECK(polls == 2 && !polled_count);
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
        xen_events_take();
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
    waiting();
    any_bits();
    CHECK(PANICS(xen_port_bind(XEN_PORTS, 1)) && PANICS(xen_port_mask(UINT32_MAX)) && PANICS(xen_port_unmask(XEN_PORTS)));
    CHECK(PANICS(xen_port_close(XEN_PORTS)) && PANICS(xen_port_clear(4096)));
    next_port = 9;
    CHECK(!xen_port_alloc(7, &port) && port == 9 && masked(9));
    next_port = XEN_PORTS;                       /* one that we cannot serve goes back */
    CHECK(xen_port_alloc(7, &port) == -XEN_ENOSPC && closed == XEN_PORTS);
    next_port = 0;
    CHECK(xen_port_alloc(7, &port) == -XEN_ENOSPC);
    printf("ok\n");
    return 0;
}
