/* A PV domain's memory and first registers, as xen/xen.h describes them ("Start-of-day memory layout"). */
#include "fastdomain.h"
#include <errno.h>
#include <string.h>

struct layout {                         /* numbers of the guest's frames, from virt_base on */
    uint64_t first, p2m, start_info, store, console, tables, stack, end;
    struct tables t;
};

static struct layout plan(const struct domain *d, const struct image *image)
{
    const uint64_t base = image->virt_base, step = 4 << 20;
    struct layout l = { .first = (image->start - image->paddr_offset) / page_size };
    l.p2m = (image->end - image->paddr_offset + page_size - 1) / page_size;
    l.start_info = l.p2m + (d->pages * sizeof(uint64_t) + page_size - 1) / page_size;
    l.store = l.start_info + 1;
    l.console = l.store + 1;
    l.tables = l.console + 1;
    /* More room needs more tables, which need more room. */
    for (uint64_t end = base + step;; end += step) {
        l.t = tables_for(base, end & ~(step - 1));
        l.stack = l.tables + tables_count(&l.t);
        l.end = l.stack + 1;
        if (base + l.end * page_size + (512 << 10) <= l.t.end)
            break;
    }
    errno = 0;
    if (l.end > d->pages)
        fail("%llu KB are too little for this image: it needs %llu KB to start", (unsigned long long) d->pages * 4,
             (unsigned long long) l.end * 4);
    return l;
}

static void fill_start_info(struct start_info *info, const struct domain *d, const struct image *image, const struct layout *l,
                            uint64_t shared_info)
{
    strcpy(info->magic, "xen-3.0-x86_64");
    info->nr_pages = d->pages;
    info->shared_info = shared_info * page_size;
    info->store_mfn = d->store_frame;
    info->store_evtchn = d->store_port;
    info->console.domU.mfn = d->console_frame;
    info->console.domU.evtchn = d->console_port;
    info->pt_base = image->virt_base + l->tables * page_size;
    info->nr_pt_frames = tables_count(&l->t);
    info->mfn_list = image->virt_base + l->p2m * page_size;
    memcpy(info->cmd_line, d->arguments, strlen(d->arguments) + 1);
}

static uint64_t shared_info_frame(const struct domain *d)
{
    struct xen_domctl ctl = { .cmd = XEN_DOMCTL_getdomaininfo, .domain = d->id };
    if (domctl(&ctl) < 0)
        fail("cannot ask for the shared info page");
    uint64_t frame = ctl.u.getdomaininfo.shared_info_frame;
    struct shared_info *shared = map_frames(d->id, &frame, 1);
    memset(shared, 0, sizeof(*shared));
    for (unsigned i = 0; i < XEN_LEGACY_MAX_VCPUS; ++i)
        shared->vcpu_info[i].evtchn_upcall_mask = 1;    /* no upcall before the guest has set its callbacks */
    unmap_frames(shared, 1);
    return frame;
}

static void pin(const struct domain *d, uint64_t frame)
{
    struct mmuext_op *op = shared_memory(sizeof(*op));
    op->cmd = MMUEXT_PIN_L4_TABLE;
    op->arg1.mfn = frame;
    if (hypercall(__HYPERVISOR_mmuext_op, (uintptr_t) op, 1, 0, d->id, 0) < 0)
        fail("Xen does not accept the page tables");
}

static void set_registers(const struct domain *d, const struct image *image, const struct layout *l, uint64_t table_frame)
{
    vcpu_guest_context_t *context = shared_memory(sizeof(*context));
    const uint64_t stack = image->virt_base + (l->stack + 1) * page_size;
    context->user_regs.rip = image->entry;
    context->user_regs.rsp = stack;
    context->user_regs.rsi = image->virt_base + l->start_info * page_size;
    context->user_regs.rflags = 1 << 9;         /* IF: events are masked in the shared info page */
    context->user_regs.cs = FLAT_KERNEL_CS;
    context->user_regs.ds = context->user_regs.es = context->user_regs.fs = context->user_regs.gs = FLAT_KERNEL_DS;
    context->user_regs.ss = FLAT_KERNEL_SS;
    context->kernel_ss = FLAT_KERNEL_SS;
    context->kernel_sp = stack;
    context->ctrlreg[3] = table_frame * page_size;
    context->flags = VGCF_in_kernel | VGCF_online;
    struct xen_domctl ctl = { .cmd = XEN_DOMCTL_setvcpucontext, .domain = d->id };
    set_xen_guest_handle(ctl.u.vcpucontext.ctxt, context);
    if (domctl(&ctl) < 0)
        fail("Xen does not accept the first registers");
}

void build_pv(struct domain *d, const struct image *image)
{
    errno = 0;
    if (image->entry == no_address)
        fail("%s does not start as PV: it has no note for that entry", d->kernel);
    if (image->start < image->paddr_offset || strlen(d->arguments) >= MAX_GUEST_CMDLINE)
        fail("the image or its arguments do not fit");
    struct layout l = plan(d, image);
    memory_limit(d, 256);               /* room for what xl leaves too: 1 MB */
    uint64_t *frames = shared_memory(d->pages * sizeof(*frames));
    for (uint64_t i = 0; i < d->pages; ++i)
        frames[i] = i;
    populate(d, frames, d->pages);
    d->store_frame = frames[l.store];
    d->console_frame = frames[l.console];

    size_t count = l.end - l.first;
    uint8_t *memory = map_frames(d->id, frames + l.first, count);
    memset(memory, 0, count * page_size);
    image_load(image, memory, image->paddr_offset + l.first * page_size);
    memcpy(memory + (l.p2m - l.first) * page_size, frames, d->pages * sizeof(*frames));
    fill_start_info((struct start_info *) (memory + (l.start_info - l.first) * page_size), d, image, &l, shared_info_frame(d));
    tables_fill(&l.t, (uint64_t *) (memory + (l.tables - l.first) * page_size), l.tables, frames, d->pages);
    unmap_frames(memory, count);        /* Xen takes no page for a table that somebody can write to */

    if (image->hypercall_page != no_address) {
        struct xen_domctl ctl = { .cmd = XEN_DOMCTL_hypercall_init, .domain = d->id };
        uint64_t frame = (image->hypercall_page - image->virt_base) / page_size;
        if (image->hypercall_page < image->virt_base || frame < l.first || frame >= l.p2m)
            fail("the image's hypercall page is not in the image");
        ctl.u.hypercall_init.gmfn = frames[frame];
        if (domctl(&ctl) < 0)
            fail("cannot fill the hypercall page");
    }
    pin(d, frames[l.tables]);
    set_registers(d, image, &l, frames[l.tables]);
}
