/* The free references are a list through the table itself: an entry without flags means nothing to the hypervisor, so
 * its `frame` can hold the next one. The table grows by a page when the list is empty. */
#include <minios/memory.h>
#include "../../kernel/panic.h"
#include "grants.h"
#include "hypercall.h"
#include "xen.h"

#include <xen/memory.h>

#define PAGE MINIOS_PAGE_SIZE
#define PER_FRAME (PAGE / sizeof(struct grant_entry_v1))
#define MAX_FRAMES 64                            /* Xen's own default limit for a domain */
#define PTE_PRESENT_WRITE_NX 0x8000000000000063ull             /* with accessed and dirty */
#define FREE DOMID_INVALID                       /* `domid` of an entry in the list */
#define IN_USE (GTF_reading | GTF_writing)

static struct grant_entry_v1 *frames[MAX_FRAMES];
static unsigned frame_count;
static grant_ref_t first_free;                   /* GRANT_NONE: none */
static unsigned used;

static volatile struct grant_entry_v1 *entry(grant_ref_t reference)
{
    if (reference < GNTTAB_NR_RESERVED_ENTRIES || reference >= frame_count * PER_FRAME)
        panic("grant reference %u does not exist", reference);
    return &frames[reference / PER_FRAME][reference % PER_FRAME];
}

/* Puts the hypervisor's frames [0, count) at our pages. False when there are no more. */
static bool map_table(unsigned count)
{
    if (!xen.pv) {
        for (unsigned i = count > frame_count ? frame_count : 0; i < count; i++)
            if (xen_map_special(XENMAPSPACE_grant_table, i, frames[i]))
                return false;
        return true;
    }
    static xen_pfn_t list[MAX_FRAMES];
    struct gnttab_setup_table request = { .dom = DOMID_SELF, .nr_frames = count };
    set_xen_guest_handle(request.frame_list, list);
    if (xen_hypercall3(__HYPERVISOR_grant_table_op, GNTTABOP_setup_table, &request, 1) || request.status != GNTST_okay)
        return false;
    for (unsigned i = 0; i < count; i++)
        if (xen_hypercall3(__HYPERVISOR_update_va_mapping, frames[i], list[i] << 12 | PTE_PRESENT_WRITE_NX, UVMF_INVLPG))
            return false;
    return true;
}

static void put_free(grant_ref_t reference)
{
    volatile struct grant_entry_v1 *e = entry(reference);
    e->domid = FREE;
    e->frame = first_free;
    first_free = reference;
}

static void add_free(unsigned frame)
{
    for (unsigned i = PER_FRAME; i-- > (frame ? 0 : GNTTAB_NR_RESERVED_ENTRIES);)
        put_free((grant_ref_t)(frame * PER_FRAME + i));
}

static bool grow(void)
{
    void *page = frame_count < MAX_FRAMES ? minios_pages_alloc(1) : NULL;
    if (!page)
        return false;
    frames[frame_count] = page;
    if (!map_table(frame_count + 1)) {
        minios_pages_free(page, 1);
        return false;
    }
    add_free(frame_count++);
    return true;
}

void xen_grants_init(void)
{
    if (!frame_count && !grow())
        panic("the hypervisor gives no grant table");
}

void xen_grants_suspend(void)
{
    if (!xen.pv)
        return;
    for (unsigned i = 0; i < frame_count; i++)
        xen_hypercall3(__HYPERVISOR_update_va_mapping, frames[i], xen_frame(frames[i]) << 12 | PTE_PRESENT_WRITE_NX,
                       UVMF_INVLPG);
}

void xen_grants_reset(bool new_domain)
{
    if (new_domain || xen.pv)
        if (frame_count && !map_table(frame_count))
            panic("the hypervisor gives no grant table after the suspend");
    if (!new_domain)
        return;
    first_free = GRANT_NONE;
    used = 0;
    for (unsigned i = frame_count; i-- > 0;)
        add_free(i);
}

grant_ref_t xen_grant_reserve(void)
{
    if (first_free == GRANT_NONE && !grow())
        return GRANT_NONE;
    grant_ref_t reference = first_free;
    volatile struct grant_entry_v1 *e = entry(reference);
    first_free = e->frame;
    e->domid = DOMID_SELF;                       /* anything but FREE */
    used++;
    return reference;
}

void xen_grant_set(grant_ref_t reference, domid_t domain, const void *page, bool readonly)
{
    volatile struct grant_entry_v1 *e = entry(reference);
    e->domid = domain;
    e->frame = (uint32_t)xen_frame(page);
    __atomic_store_n(&e->flags, GTF_permit_access | (readonly ? GTF_readonly : 0), __ATOMIC_RELEASE);
}

bool xen_grant_clear(grant_ref_t reference)
{
    volatile struct grant_entry_v1 *e = entry(reference);
    uint16_t flags = e->flags;
    do {
        if (flags & IN_USE)
            return false;
    } while (!__atomic_compare_exchange_n(&e->flags, &flags, 0, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST));
    return true;
}

void xen_grant_free(grant_ref_t reference)
{
    volatile struct grant_entry_v1 *e = entry(reference);
    if (e->flags || e->domid == FREE)
        panic("grant reference %u is freed %s", reference, e->flags ? "in use" : "twice");
    put_free(reference);
    used--;
}

grant_ref_t xen_grant(domid_t domain, const void *page, bool readonly)
{
    grant_ref_t reference = xen_grant_reserve();
    if (reference != GRANT_NONE)
        xen_grant_set(reference, domain, page, readonly);
    return reference;
}

bool xen_grant_end(grant_ref_t reference)
{
    if (!xen_grant_clear(reference))
        return false;
    xen_grant_free(reference);
    return true;
}

unsigned xen_grants_used(void) { return used; }
