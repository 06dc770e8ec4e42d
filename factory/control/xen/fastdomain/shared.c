/* What PV and PVH domains have in common: memory, event channels, and the grants that let dom0 at their first two rings. */
#include "fastdomain.h"
#include <errno.h>
#include <string.h>
#include <xen/event_channel.h>
#include <xen/grant_table.h>
#include <xen/memory.h>

void memory_limit(const struct domain *d, uint64_t more_pages)
{
    struct xen_domctl ctl = { .cmd = XEN_DOMCTL_max_mem, .domain = d->id };
    ctl.u.max_mem.max_memkb = (d->pages + more_pages) * 4;
    if (domctl(&ctl) < 0)
        fail("cannot set the memory's limit");
}

void populate(const struct domain *d, uint64_t *frames, size_t n)
{
    struct xen_memory_reservation *wanted = shared_memory(sizeof(*wanted));
    uint64_t *list = shared_memory(n * sizeof(*list));
    memcpy(list, frames, n * sizeof(*list));
    for (size_t done = 0; done < n;) {
        memset(wanted, 0, sizeof(*wanted));
        set_xen_guest_handle(wanted->extent_start, list + done);
        wanted->nr_extents = n - done;
        wanted->domid = d->id;
        long got = hypercall(__HYPERVISOR_memory_op, XENMEM_populate_physmap, (uintptr_t) wanted, 0, 0, 0);
        if (got <= 0) {
            errno = ENOMEM;
            fail("Xen has no %llu KB for the domain", (unsigned long long) (n - done) * 4);
        }
        done += (size_t) got;
    }
    memcpy(frames, list, n * sizeof(*list));
}

uint32_t unbound_port(const struct domain *d)
{
    struct evtchn_alloc_unbound *wanted = shared_memory(sizeof(*wanted));
    wanted->dom = d->id;
    wanted->remote_dom = 0;
    if (hypercall(__HYPERVISOR_event_channel_op, EVTCHNOP_alloc_unbound, (uintptr_t) wanted, 0, 0, 0) < 0)
        fail("cannot make an event channel");
    return wanted->port;
}

void grant_to_dom0(const struct domain *d)
{
    grant_entry_v1_t *table = map_grants(d->id);
    const struct { unsigned entry; uint64_t frame; } pages[] = {
        { GNTTAB_RESERVED_CONSOLE, d->console_frame }, { GNTTAB_RESERVED_XENSTORE, d->store_frame },
    };
    for (unsigned i = 0; i < 2; ++i) {
        table[pages[i].entry].domid = 0;
        table[pages[i].entry].frame = (uint32_t) pages[i].frame;
        __atomic_store_n(&table[pages[i].entry].flags, GTF_permit_access, __ATOMIC_RELEASE);
    }
    unmap_frames(table, 1);
}
