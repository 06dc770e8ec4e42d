/* A PVH domain's memory: RAM from 0 on, the start info (xen/arch-x86/hvm/start_info.h) behind the image, and the pages of
 * the xenstore and console rings where nothing else is, below the 4 GB of devices. */
#include "fastdomain.h"
#include <errno.h>
#include <string.h>
#include <xen/arch-x86/hvm/start_info.h>
#include <xen/hvm/hvm_op.h>
#include <xen/hvm/params.h>
#include <xen/memory.h>

enum { special_frame = 0xfeff8, n_special = 3, ram = 1, reserved = 2, pool_kib_per_mib = 8 };

struct start {                          /* what lies in the page(s) behind the image */
    struct hvm_start_info info;
    struct hvm_memmap_table_entry map[2];
    char arguments[1024];
};
_Static_assert(sizeof(struct start) <= page_size, "one page");

static void parameter(const struct domain *d, uint32_t index, uint64_t value)
{
    struct xen_hvm_param *set = shared_memory(sizeof(*set));
    *set = (struct xen_hvm_param) { .domid = d->id, .index = index, .value = value };
    if (hypercall(__HYPERVISOR_hvm_op, HVMOP_set_param, (uintptr_t) set, 0, 0, 0) < 0)
        fail("cannot set the domain's parameter %u", index);
}

static void set_pool(const struct domain *d)
{
    /* Xen's own page tables for this guest: as much as xl gives, 1 MB for the vCPU and 8 KB for each MB. */
    struct xen_domctl ctl = { .cmd = XEN_DOMCTL_shadow_op, .domain = d->id };
    ctl.u.shadow_op.op = XEN_DOMCTL_SHADOW_OP_SET_ALLOCATION;
    ctl.u.shadow_op.mb = 1 + (uint32_t) ((d->pages / 256 * pool_kib_per_mib + 1023) / 1024);
    if (domctl(&ctl) < 0)
        fail("Xen has no memory for the domain's page tables");
}

static void set_map(const struct domain *d, const struct start *start)
{
    struct __attribute__((packed)) e820 { uint64_t addr, size; uint32_t type; } *map = shared_memory(page_size);
    for (unsigned i = 0; i < 2; ++i)
        map[i] = (struct e820) { start->map[i].addr, start->map[i].size, start->map[i].type };
    struct xen_foreign_memory_map *set = shared_memory(sizeof(*set));
    set->domid = d->id;
    set->map.nr_entries = 2;
    set_xen_guest_handle(set->map.buffer, (void *) map);
    if (hypercall(__HYPERVISOR_memory_op, XENMEM_set_memory_map, (uintptr_t) set, 0, 0, 0) < 0)
        fail("cannot set the memory map");
}

static void special_pages(struct domain *d)
{
    uint64_t frames[n_special] = { special_frame, special_frame + 1, special_frame + 2 };
    populate(d, frames, n_special);
    for (unsigned i = 0; i < n_special; ++i)
        frames[i] = special_frame + i;
    uint8_t *pages = map_frames(d->id, frames, n_special);
    memset(pages, 0, n_special * page_size);
    /* Virtual = physical in 4 MB pages: processors without unrestricted guest mode walk this while paging is off. */
    for (uint32_t i = 0; i < 1024; ++i)
        ((uint32_t *) (pages + 2 * page_size))[i] = i << 22 | 0xe7;
    unmap_frames(pages, n_special);
    d->store_frame = special_frame;
    d->console_frame = special_frame + 1;
    parameter(d, HVM_PARAM_STORE_PFN, d->store_frame);
    parameter(d, HVM_PARAM_STORE_EVTCHN, d->store_port);
    parameter(d, HVM_PARAM_CONSOLE_PFN, d->console_frame);
    parameter(d, HVM_PARAM_CONSOLE_EVTCHN, d->console_port);
    parameter(d, HVM_PARAM_IDENT_PT, (special_frame + 2ull) * page_size);
}

void build_pvh(struct domain *d, const struct image *image)
{
    const uint64_t first = image->start / page_size, last = (image->end + page_size - 1) / page_size;
    errno = 0;
    if (image->phys_entry == no_address || image->phys_entry >> 32)
        fail("%s does not start as PVH: it has no note for that entry", d->kernel);
    if (last >= d->pages)
        fail("%llu KB are too little for this image", (unsigned long long) d->pages * 4);
    if (d->pages > special_frame - 0x8000 || strlen(d->arguments) >= sizeof(((struct start *) 0)->arguments))
        fail("more memory or longer arguments than fastdomain makes a PVH domain with");
    set_pool(d);
    memory_limit(d, 256 + n_special);
    uint64_t *frames = shared_memory(d->pages * sizeof(*frames));
    for (uint64_t i = 0; i < d->pages; ++i)
        frames[i] = i;
    populate(d, frames, d->pages);
    special_pages(d);

    for (uint64_t i = first; i <= last; ++i)
        frames[i] = i;
    uint8_t *memory = map_frames(d->id, frames + first, last - first + 1);
    memset(memory, 0, (last - first + 1) * page_size);
    image_load(image, memory, first * page_size);
    struct start *start = (struct start *) (memory + (last - first) * page_size);
    const uint64_t at = last * page_size;
    start->info = (struct hvm_start_info) {
        .magic = XEN_HVM_START_MAGIC_VALUE, .version = 1, .cmdline_paddr = at + offsetof(struct start, arguments),
        .memmap_paddr = at + offsetof(struct start, map), .memmap_entries = 2,
    };
    start->map[0] = (struct hvm_memmap_table_entry) { .size = d->pages * page_size, .type = ram };
    start->map[1] = (struct hvm_memmap_table_entry) {
        .addr = (uint64_t) special_frame * page_size, .size = n_special * page_size, .type = reserved };
    strcpy(start->arguments, d->arguments);
    set_map(d, start);
    unmap_frames(memory, last - first + 1);
    hvm_registers(d, (uint32_t) image->phys_entry, (uint32_t) at);
}
