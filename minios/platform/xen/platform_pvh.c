/* The table of operations as a Xen PVH guest: own page tables and exceptions as on QEMU, everything else by hypercalls.
 * The hypervisor is given no vector for events, so it interrupts nothing (events.h). */
#include <stdint.h>
#include <xen/hvm/hvm_op.h>
#include <xen/hvm/params.h>
#include <xen/memory.h>
#include <xen/sched.h>
#include "../../arch/x86_64/cpu.h"
#include "../../arch/x86_64/paging.h"
#include "../../arch/x86_64/traps.h"
#include "../../arch/x86_64/xen_cpuid.h"
#include "../platform.h"
#include "clock.h"
#include "console.h"
#include "events.h"
#include "hypercall.h"
#include "xen.h"

#define PAGE 4096
#define CALLBACK ((uint64_t)HVM_PARAM_CALLBACK_TYPE_VECTOR << 56 | 0xf0)

static uint64_t parameter(unsigned index)
{
    struct xen_hvm_param request = { .domid = DOMID_SELF, .index = index };
    return xen_hypercall2(__HYPERVISOR_hvm_op, HVMOP_get_param, &request) ? 0 : request.value;
}

/* All that a new domain must be told or asked again. */
static void attach(void)
{
    wrmsr(xen_hypercall_msr(), (uint64_t)xen_hypercall_page);
    if (xen_map_special(XENMAPSPACE_shared_info, 0, xen_shared_page))
        xen_shutdown(SHUTDOWN_crash);            /* nothing can be said without it */
    xen_shared = (struct shared_info *)xen_shared_page;
    xen.console_page = parameter(HVM_PARAM_CONSOLE_PFN) * PAGE;
    xen.console_port = (uint32_t)parameter(HVM_PARAM_CONSOLE_EVTCHN);
    xen.store_page = parameter(HVM_PARAM_STORE_PFN) * PAGE;
    xen.store_port = (uint32_t)parameter(HVM_PARAM_STORE_EVTCHN);
}

/* The rings are outside RAM; the entry code's map reaches them, ours must be told. */
static void map_rings(void)
{
    if (xen.console_page)
        paging_protect(xen.console_page, PAGE, PAGE_READ_WRITE);
    if (xen.store_page)
        paging_protect(xen.store_page, PAGE, PAGE_READ_WRITE);
}

/* Only a domain that wants events delivered is told by the tools that its suspend was cancelled; the others' hypercall
 * returns 0 as after a restore (libxenctrl's modify_returncode). So it is wanted while that is going on, by a vector that
 * never comes: interrupts are off. */
static void want_events(bool wanted)
{
    struct xen_hvm_param request = { .domid = DOMID_SELF, .index = HVM_PARAM_CALLBACK_IRQ, .value = wanted ? CALLBACK : 0 };
    xen_hypercall2(__HYPERVISOR_hvm_op, HVMOP_set_param, &request);
}

static bool suspend(void)
{
    xen_clock_suspend();
    want_events(true);
    struct sched_shutdown request = { SHUTDOWN_suspend };
    bool new_domain = !xen_hypercall2(__HYPERVISOR_sched_op, SCHEDOP_shutdown, &request);
    if (new_domain) {
        attach();
        map_rings();
        xen_clock_resume();
    }
    want_events(false);
    return new_domain;
}

static void console_init(void)
{
    xen.suspend = suspend;
    attach();
    xen_console_init();
}

static void paging_and_traps(void)
{
    traps_init();
    paging_init();
    map_rings();
}

static void irq_init(void)
{
    xen_events_init();
    xen_clock_init();
}

const struct platform platform_xen_pvh = {
    .name = "xen-pvh",
    .console_init = console_init,
    .paging_init = paging_and_traps,
    .irq_init = irq_init,
    XEN_OPERATIONS,
    .protect = paging_protect,
};
