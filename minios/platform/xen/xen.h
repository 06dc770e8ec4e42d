/* What is known about the domain that this image runs as. Both entries fill it in before kernel_start().
 *
 * One ELF boots two ways: as a PV guest (entry_pv.S: paging, exceptions and interrupts go through the hypervisor) and as
 * a PVH guest (entry_pvh.S, shared with QEMU: own page tables and IDT, hardware-assisted). All else is common. */
#ifndef PLATFORM_XEN_H
#define PLATFORM_XEN_H
#include <stdbool.h>
#include <stdint.h>
#include <xen/xen.h>

extern const struct platform platform_xen_pv, platform_xen_pvh;

struct xen_domain {
    bool pv;
    uint64_t store_page, console_page;           /* virtual = physical addresses of the rings shared with dom0 */
    uint32_t store_port, console_port;           /* their event channels */
};
extern struct xen_domain xen;                    /* the pages' machine frames and the ports change at resume */
extern struct shared_info *xen_shared;           /* mapped */

/* The frame number by which the hypervisor and backends know one of our pages: the machine frame on PV, the same
 * number on PVH. */
uint64_t xen_frame(const void *page);

/* platform_pv.c, platform_pvh.c: what of a suspend differs. The domain is stopped within it, and when it comes back,
 * `xen`, xen_shared, clock, upcalls and hypercall page are in order again; event channels, grants and rings are not.
 * True: it came back as another domain (resume, restore, migration); false: the suspend was cancelled, all still holds. */
bool xen_arch_suspend(void);
#endif
