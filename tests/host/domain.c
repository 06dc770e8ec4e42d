#include "domain.h"
#include <minios/memory.h>
#include <xen/errno.h>
#include <xen/memory.h>
#include <xen/sched.h>
#include <xen/vcpu.h>
#include "threads.h"

#define PORTS 64
#define FRAMES 64
#define PER_FRAME 512u
#define USED(write) ((write) ? GTF_reading | GTF_writing : GTF_reading)

static struct { bool open, kicked; } ports[PORTS];
static struct grant_entry_v1 *table[FRAMES];
static unsigned uses[FRAMES * PER_FRAME];        /* of each grant, by the other domain */
unsigned domain_yields;

void domain_begin(void)
{
    static char shared[4096] __attribute__((aligned(4096)));
    memset(shared, 0, sizeof(shared));
    memset(table, 0, sizeof(table));
    memset(uses, 0, sizeof(uses));
    memset(ports, 0, sizeof(ports));
    xen_shared = (struct shared_info *)shared;
}

void domain_raise(evtchn_port_t port)
{
    CHECK(port < PORTS);
    if (!ports[port].open)
        return;
    xen_shared->evtchn_pending[0] |= 1ull << port;
    if (xen_shared->evtchn_mask[0] >> port & 1)
        return;
    xen_shared->vcpu_info[0].evtchn_pending_sel |= 1;
    xen_shared->vcpu_info[0].evtchn_upcall_pending = 1;
}

bool domain_kicked(evtchn_port_t port)
{
    CHECK(port < PORTS);
    bool kicked = ports[port].open && ports[port].kicked;
    ports[port].kicked = false;
    return kicked;
}

static struct grant_entry_v1 *entry(grant_ref_t reference)
{
    return reference < FRAMES * PER_FRAME && table[reference / PER_FRAME] ? &table[reference / PER_FRAME][reference % PER_FRAME] : NULL;
}

unsigned char *domain_map(grant_ref_t reference, bool write)
{
    struct grant_entry_v1 *e = entry(reference);
    if (!e || !(e->flags & GTF_permit_access) || e->domid || (write && e->flags & GTF_readonly))
        return NULL;
    e->flags |= USED(write);
    uses[reference]++;
    return (unsigned char *)((uint64_t)e->frame << 12);
}

void domain_drop(grant_ref_t reference)
{
    struct grant_entry_v1 *e = entry(reference);
    CHECK(e && uses[reference] && e->flags & GTF_reading);     /* the guest cannot have ended it */
    if (!--uses[reference])
        e->flags &= (uint16_t)~(GTF_reading | GTF_writing);
}

evtchn_port_t domain_port(void)
{
    evtchn_port_t port = 1;                      /* 0 is never a port */
    while (port < PORTS && ports[port].open)
        port++;
    CHECK(port < PORTS);
    ports[port].open = true;
    ports[port].kicked = false;
    return port;
}

unsigned domain_ports(void)
{
    unsigned count = 0;
    for (evtchn_port_t port = 0; port < PORTS; port++)
        count += ports[port].open;
    return count;
}

static long event_channel(unsigned command, void *argument)
{
    evtchn_port_t port;
    switch (command) {
    case EVTCHNOP_alloc_unbound:
        ((struct evtchn_alloc_unbound *)argument)->port = domain_port();
        return 0;
    case EVTCHNOP_close:
        port = ((struct evtchn_close *)argument)->port;
        CHECK(port < PORTS && ports[port].open);
        ports[port].open = false;
        return 0;
    case EVTCHNOP_send:
        port = ((struct evtchn_send *)argument)->port;
        CHECK(port < PORTS && ports[port].open);
        ports[port].kicked = true;
        return 0;
    }
    return -XEN_ENOSYS;
}

long xen_answer(unsigned number, long a, long b, long c)
{
    (void)c;
    switch (number) {
    case __HYPERVISOR_memory_op: {
        struct xen_add_to_physmap *request = (struct xen_add_to_physmap *)b;
        CHECK(a == XENMEM_add_to_physmap && request->space == XENMAPSPACE_grant_table);
        if (request->idx >= FRAMES)
            return -XEN_EINVAL;
        table[request->idx] = memset((void *)(request->gpfn << 12), 0, MINIOS_PAGE_SIZE);
        return 0;
    }
    case __HYPERVISOR_event_channel_op:
        return event_channel((unsigned)a, (void *)b);
    case __HYPERVISOR_sched_op:
        CHECK(a == SCHEDOP_yield);
        domain_yields++;
        if (!idle())                             /* now and then another domain has the processor for a while */
            host_clock += random_number(50) ? 10000 : 100000;
        return 0;
    }
    CHECK(!"a hypercall that nobody expects");
    return 0;
}
