/* A domain that has suspended itself goes on where it is. */
#include "fastdomain.h"
#include <errno.h>
#include <xen/sched.h>

void resume(uint16_t domid)
{
    struct xen_domctl ctl = { .cmd = XEN_DOMCTL_getdomaininfo, .domain = domid };
    if (domctl(&ctl) < 0 || ctl.u.getdomaininfo.domain != domid)
        fail("there is no domain %u", domid);
    uint32_t flags = ctl.u.getdomaininfo.flags;
    errno = 0;
    if (!(flags & XEN_DOMINF_shutdown)
        || ((flags >> XEN_DOMINF_shutdownshift) & XEN_DOMINF_shutdownmask) != SHUTDOWN_suspend)
        fail("domain %u has not suspended itself", domid);
    /* The hypercall that suspended it answers 1: "cancelled, all is as it was" (xen/sched.h, SHUTDOWN_suspend). */
    vcpu_guest_context_t *context = shared_memory(sizeof(*context));
    ctl = (struct xen_domctl) { .cmd = XEN_DOMCTL_getvcpucontext, .domain = domid };
    set_xen_guest_handle(ctl.u.vcpucontext.ctxt, context);
    if (domctl(&ctl) < 0)
        fail("cannot read the registers of domain %u", domid);
    context->user_regs.rax = 1;
    ctl = (struct xen_domctl) { .cmd = XEN_DOMCTL_setvcpucontext, .domain = domid };
    set_xen_guest_handle(ctl.u.vcpucontext.ctxt, context);
    if (domctl(&ctl) < 0)
        fail("cannot set the registers of domain %u", domid);
    store_open();
    store_resume(domid);
    ctl = (struct xen_domctl) { .cmd = XEN_DOMCTL_resumedomain, .domain = domid };
    if (domctl(&ctl) < 0)
        fail("domain %u does not go on", domid);
}
