/* Every bit below is shared with the hypervisor and other domains' processors, hence the locked instructions. */
#include "../../kernel/events.h"
#include "../../kernel/panic.h"
#include "clock.h"
#include "events.h"
#include "hypercall.h"
#include "xen.h"

#include <xen/errno.h>
#include <xen/sched.h>

#define WORD_BITS 64

static int8_t event_of[XEN_PORTS];               /* XEN_NO_EVENT, or of event_register(): below 64 */

static long operation(unsigned command, void *argument)
{
    return xen_hypercall2(__HYPERVISOR_event_channel_op, command, argument);
}

static void check(evtchn_port_t port)
{
    if (port >= XEN_PORTS)
        panic("event channel %u: at most %u are supported", port, XEN_PORTS - 1);
}

static uint64_t bit(evtchn_port_t port) { return 1ull << port % WORD_BITS; }

static bool take_pending(evtchn_port_t port)
{
    return __atomic_fetch_and(&xen_shared->evtchn_pending[port / WORD_BITS], ~bit(port), __ATOMIC_SEQ_CST) & bit(port);
}

static void raise(evtchn_port_t port)
{
    if (event_of[port] != XEN_NO_EVENT)
        event_raise(event_of[port]);
}

void xen_events_init(void)
{
    for (unsigned word = 0; word < sizeof(xen_shared->evtchn_mask) / sizeof(xen_shared->evtchn_mask[0]); word++)
        __atomic_store_n(&xen_shared->evtchn_mask[word], UINT64_MAX, __ATOMIC_SEQ_CST);
    for (evtchn_port_t port = 0; port < XEN_PORTS; port++)
        event_of[port] = XEN_NO_EVENT;
    event_poll_source(&xen_shared->vcpu_info[0].evtchn_upcall_pending, xen_events_take);
}

void xen_events_take(void)
{
    struct vcpu_info *vcpu = &xen_shared->vcpu_info[0];
    vcpu->evtchn_upcall_pending = 0;
    /* The exchange is a full barrier: what becomes pending after it sets evtchn_upcall_pending again. */
    uint64_t words = __atomic_exchange_n(&vcpu->evtchn_pending_sel, 0, __ATOMIC_SEQ_CST);
    words &= (1ull << XEN_PORTS / WORD_BITS) - 1;  /* higher ports are never unmasked */
    for (; words; words &= words - 1) {
        unsigned word = (unsigned)__builtin_ctzll(words);
        uint64_t ports = __atomic_load_n(&xen_shared->evtchn_pending[word], __ATOMIC_SEQ_CST)
                         & ~__atomic_load_n(&xen_shared->evtchn_mask[word], __ATOMIC_SEQ_CST);
        __atomic_fetch_and(&xen_shared->evtchn_pending[word], ~ports, __ATOMIC_SEQ_CST);
        for (; ports; ports &= ports - 1)
            raise(word * WORD_BITS + (unsigned)__builtin_ctzll(ports));
    }
}

void xen_port_bind(evtchn_port_t port, int event)
{
    check(port);
    event_of[port] = (int8_t)event;
    xen_port_unmask(port);
}

void xen_port_mask(evtchn_port_t port)
{
    check(port);
    __atomic_fetch_or(&xen_shared->evtchn_mask[port / WORD_BITS], bit(port), __ATOMIC_SEQ_CST);
}

/* The hypervisor tells nothing of what came while the mask was set, so that is raised here: no hypercall is needed. */
void xen_port_unmask(evtchn_port_t port)
{
    check(port);
    __atomic_fetch_and(&xen_shared->evtchn_mask[port / WORD_BITS], ~bit(port), __ATOMIC_SEQ_CST);
    if (take_pending(port))
        raise(port);
}

void xen_port_close(evtchn_port_t port)
{
    struct evtchn_close request = { port };
    xen_port_mask(port);
    event_of[port] = XEN_NO_EVENT;
    operation(EVTCHNOP_close, &request);
    take_pending(port);                          /* a new channel of that number starts quiet */
}

void xen_port_notify(evtchn_port_t port)
{
    struct evtchn_send request = { port };
    operation(EVTCHNOP_send, &request);
}

void xen_port_clear(evtchn_port_t port)
{
    check(port);
    take_pending(port);
}

void xen_port_poll(evtchn_port_t port, uint64_t timeout)
{
    struct sched_poll request = { .nr_ports = 1, .timeout = timeout };
    set_xen_guest_handle(request.ports, &port);
    xen_hypercall2(__HYPERVISOR_sched_op, SCHEDOP_poll, &request);
}

/* A new port is masked, but a port above our limit is useless: it is closed again. */
static int accept(long result, evtchn_port_t port)
{
    if (result)
        return (int)result;
    if (port >= XEN_PORTS) {
        struct evtchn_close request = { port };
        operation(EVTCHNOP_close, &request);
        return -XEN_ENOSPC;
    }
    take_pending(port);
    return 0;
}

int xen_port_alloc(domid_t remote, evtchn_port_t *port)
{
    struct evtchn_alloc_unbound request = { .dom = DOMID_SELF, .remote_dom = remote };
    long result = operation(EVTCHNOP_alloc_unbound, &request);
    *port = request.port;
    return accept(result, request.port);
}

static unsigned unmasked(evtchn_port_t ports[XEN_PORTS])
{
    unsigned count = 0;
    for (unsigned word = 0; word < XEN_PORTS / WORD_BITS; word++)
        for (uint64_t bits = ~__atomic_load_n(&xen_shared->evtchn_mask[word], __ATOMIC_RELAXED); bits; bits &= bits - 1)
            ports[count++] = word * WORD_BITS + (unsigned)__builtin_ctzll(bits);
    return count;
}

void xen_events_wait(uint64_t deadline)
{
    evtchn_port_t ports[XEN_PORTS];
    if (event_pending())
        return;
    /* What comes from here on makes its port pending, and then the call returns at once: nothing is slept through. */
    struct sched_poll request = { .nr_ports = unmasked(ports), .timeout = xen_clock_timeout(deadline) };
    set_xen_guest_handle(request.ports, ports);
    xen_hypercall2(__HYPERVISOR_sched_op, SCHEDOP_poll, &request);
}
