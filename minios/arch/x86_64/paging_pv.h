/* Page tables as a Xen PV guest: the hypervisor's builder has made them, the hypervisor checks every change. Ours is the
 * map of paging.h (virtual = pseudo-physical, no page writable and executable, page 0 absent), grown out of the builder's. */
#ifndef ARCH_PAGING_PV_H
#define ARCH_PAGING_PV_H
#include <stdint.h>
#include <xen/xen.h>
#include "../../platform/platform.h"

/* How many pages the tables of `pages` pages of RAM need beside the builder's. */
uint64_t paging_pv_tables(const struct start_info *, uint64_t pages);
/* Maps all RAM. Its tables come from [low, low_end), then from `high` on; they belong to the hypervisor's check from then
 * on (read-only for us) and are never given back. */
void paging_pv_init(uint64_t pages, uint64_t low, uint64_t low_end, uint64_t high);
void paging_pv_protect(uint64_t address, uint64_t size, enum page_access);
/* Shows the machine frame at `page`, whose own memory is out of reach meanwhile. 0, or a negative errno of Xen. */
int paging_pv_show(const void *page, uint64_t frame);
/* What cr3 means for the tools that save a domain: the machine address of the top table. */
uint64_t paging_pv_root(void);
#endif
