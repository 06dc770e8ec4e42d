/* What the entry of a PV guest needs of the platform. */
#ifndef PLATFORM_XEN_PV_H
#define PLATFORM_XEN_PV_H
#include <stdint.h>
#include <xen/xen.h>

/* Takes over what the hypervisor tells in `info`, which is kept: pages and ports of the domain, and the page that is shared
 * with the hypervisor. On the builder's page tables or ours. */
void xen_pv_attach(struct start_info *info);
#endif
