/* The table of operations as a Xen PV guest. Events are masked for good (events.h). */
#include <stdint.h>
#include <xen/sched.h>
#include "../../arch/x86_64/cpu.h"
#include "../../arch/x86_64/paging_pv.h"
#include "../../arch/x86_64/traps.h"
#include "../../kernel/image_layout.h"
#include "../../kernel/pages.h"
#include "../../kernel/panic.h"
#include "../platform.h"
#include "clock.h"
#include "console.h"
#include "events.h"
#include "hypercall.h"
#include "pv.h"
#include "xen.h"

#define PAGE 4096

static struct start_info *info;                  /* written anew by the tools whenever the domain is */

static bool suspend(void);

/* Machine frame numbers become addresses: the pages are ours. */
static uint64_t address_of(xen_pfn_t frame) { return frame ? machine_to_phys_mapping[frame] * PAGE : 0; }

void xen_pv_attach(struct start_info *start)
{
    info = start;
    xen.pv = true;
    xen.suspend = suspend;
    if (!xen.p2m)
        xen.p2m = (const uint64_t *)info->mfn_list;   /* told once; the tools refill it in its place */
    if (paging_pv_show(xen_shared_page, info->shared_info / PAGE))
        xen_shutdown(SHUTDOWN_crash);            /* nothing can be said without it */
    xen_shared = (struct shared_info *)xen_shared_page;
    xen_shared->vcpu_info[0].evtchn_upcall_mask = 1;
    xen.store_page = address_of(info->store_mfn);
    xen.store_port = info->store_evtchn;
    xen.console_page = address_of(info->console.domU.mfn);
    xen.console_port = info->console.domU.evtchn;
}

/* Where the tools find which machine frame each of our pages is, to save them (xen/arch-x86/xen.h): the builder's own list,
 * which stays where it is. The three level tree is for tools older than Xen 4.6's. */
static void publish_p2m(void)
{
    struct arch_shared_info *arch = &xen_shared->arch;
    arch->max_pfn = info->nr_pages;
    arch->pfn_to_mfn_frame_list_list = ~0ul;
    arch->p2m_generation++;
    arch->p2m_vaddr = (uint64_t)xen.p2m;
    arch->p2m_cr3 = paging_pv_root();
    barrier();
    arch->p2m_generation++;
}

static void paging_init(void)
{
    /* boot_pv.c has done it, before the page allocator: its bitmap may lie where the builder's map does not reach. */
    pages_give_image((uint64_t)__boot_tables, (uint64_t)__boot_tables_end);
}

static void irq_init(void)
{
    publish_p2m();
    xen_events_init();
    xen_clock_init();
}

/* The tools write the pages back elsewhere: they find this domain's start info by a register, in it the rings by our page
 * numbers instead of machine frames, and no page table may show a frame that is not ours. */
static bool suspend(void)
{
    xen_clock_suspend();
    info->store_mfn = xen.store_page / PAGE;
    info->console.domU.mfn = xen.console_page / PAGE;
    uint64_t shared_frame = info->shared_info / PAGE;
    paging_pv_show(xen_shared_page, xen_frame(xen_shared_page));
    struct sched_shutdown request = { SHUTDOWN_suspend };
    long result = xen_hypercall3(__HYPERVISOR_sched_op, SCHEDOP_shutdown, &request, xen_frame(info));
    bool new_domain = result == 0;
    if (!new_domain) {
        info->store_mfn = xen_frame((void *)xen.store_page);
        info->console.domU.mfn = xen_frame((void *)xen.console_page);
        info->shared_info = shared_frame * PAGE;
    }
    xen_pv_attach(info);
    if (new_domain)
        publish_p2m();
    xen_clock_resume();
    return new_domain;
}

const struct platform platform_xen_pv = {
    .name = "xen-pv",
    .console_init = xen_console_init,
    .paging_init = paging_init,
    .irq_init = irq_init,
    XEN_OPERATIONS,
    .protect = paging_pv_protect,
};
