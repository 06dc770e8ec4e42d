#include <stdint.h>
#include <xen/memory.h>
#include <xen/sched.h>
#include "hypercall.h"

int xen_map_special(unsigned space, unsigned index, const void *page)
{
    struct xen_add_to_physmap request = {
        .domid = DOMID_SELF, .space = space, .idx = index, .gpfn = (uint64_t)page >> 12,
    };
    return (int)xen_hypercall2(__HYPERVISOR_memory_op, XENMEM_add_to_physmap, &request);
}

void xen_shutdown(unsigned reason)
{
    struct sched_shutdown request = { reason };
    for (;;)
        xen_hypercall2(__HYPERVISOR_sched_op, SCHEDOP_shutdown, &request);
}
