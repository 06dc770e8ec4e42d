#include <stdbool.h>
#include <string.h>
#include "../../kernel/image_layout.h"
#include "../../kernel/panic.h"
#include "../../platform/xen/hypercall.h"
#include "../../platform/xen/xen.h"
#include "paging_pv.h"

#define PAGE 4096ull
#define ENTRIES 512ull                           /* of a table; the last level's maps REGION bytes */
#define REGION (ENTRIES * PAGE)
#define PTE_PRESENT 0x1ull
#define PTE_WRITE 0x2ull
#define PTE_USER 0x4ull                          /* the hypervisor sets it everywhere: ring 3 is where we are */
#define PTE_ACCESSED_DIRTY 0x60ull
#define PTE_NO_EXECUTE (1ull << 63)
#define PTE_ADDRESS 0x000ffffffffff000ull
#define TABLE_FLAGS (PTE_PRESENT | PTE_WRITE | PTE_USER | PTE_ACCESSED_DIRTY)
#define OUR_FLAGS (PTE_PRESENT | PTE_WRITE | PTE_NO_EXECUTE)   /* of a page: what we decide */
#define BATCH 128

static uint64_t root, builder_tables, builder_tables_end;
static uint64_t low_table, low_end, high_table;
static struct mmu_update queue[BATCH];
static unsigned queued;

static uint64_t flags_of(enum page_access access)
{
    switch (access) {
    case PAGE_READ: return PTE_PRESENT | PTE_ACCESSED_DIRTY | PTE_NO_EXECUTE;
    case PAGE_READ_WRITE: return PTE_PRESENT | PTE_ACCESSED_DIRTY | PTE_WRITE | PTE_NO_EXECUTE;
    case PAGE_READ_EXECUTE: return PTE_PRESENT | PTE_ACCESSED_DIRTY;
    default: return 0;
    }
}

static uint64_t machine_of(uint64_t address) { return xen.p2m[address / PAGE] * PAGE; }
static uint64_t entry_of(uint64_t address, uint64_t flags) { return flags ? machine_of(address) | flags : 0; }

/* A table that an entry refers to: the hypervisor shows every guest which page of its own a machine frame is. */
static uint64_t *table_of(uint64_t entry)
{
    return (uint64_t *)(machine_to_phys_mapping[(entry & PTE_ADDRESS) / PAGE] * PAGE);
}

static void flush_queue(void)
{
    if (!queued)
        return;
    long error = xen_hypercall4(__HYPERVISOR_mmu_update, queue, queued, NULL, DOMID_SELF);
    if (error)
        panic("the hypervisor refuses a change of the page tables: error %ld", error);
    queued = 0;
}

static void set_entry(const uint64_t *entry, uint64_t value)
{
    uint64_t address = (uint64_t)entry;
    queue[queued++] = (struct mmu_update){ (machine_of(address) + address % PAGE) | MMU_NORMAL_PT_UPDATE, value };
    if (queued == BATCH)
        flush_queue();
}

static void update(uint64_t address, uint64_t value)
{
    long error = xen_hypercall3(__HYPERVISOR_update_va_mapping, address, value, UVMF_INVLPG);
    if (error)
        panic("the hypervisor refuses a page's new access: page 0x%lx, error %ld", address, error);
}

/* The third level's table (one entry for each region of 2 MiB) below entry `index` of the second, or NULL. */
static uint64_t *level3_entry(uint64_t address)
{
    uint64_t level4 = ((uint64_t *)root)[address >> 39 & 511];
    return level4 & PTE_PRESENT ? &table_of(level4)[address >> 30 & 511] : NULL;
}

static uint64_t *level2_entry(uint64_t address)
{
    uint64_t *level3 = level3_entry(address);
    return level3 && *level3 & PTE_PRESENT ? &table_of(*level3)[address >> 21 & 511] : NULL;
}

uint64_t paging_pv_tables(const struct start_info *info, uint64_t pages)
{
    uint64_t count = 0;
    root = info->pt_base;
    builder_tables = info->pt_base;
    builder_tables_end = info->pt_base + info->nr_pt_frames * PAGE;
    for (uint64_t at = 0; at < pages * PAGE; at += REGION) {
        uint64_t *entry = level2_entry(at);
        if (!entry && at % (REGION * ENTRIES) == 0)
            count++;                             /* a second level's table for this GiB */
        if (!entry || !(*entry & PTE_PRESENT))
            count++;
    }
    return count;
}

static uint64_t *take_table(void)
{
    uint64_t *at = low_table < low_end ? &low_table : &high_table;
    uint64_t table = *at;
    *at += PAGE;
    return memset((void *)table, 0, PAGE);
}

/* A page can be a table only while nobody can write to it. */
static void hook(uint64_t *entry, uint64_t *table)
{
    update((uint64_t)table, entry_of((uint64_t)table, flags_of(PAGE_READ)));
    set_entry(entry, entry_of((uint64_t)table, TABLE_FLAGS));
    flush_queue();                               /* the next table may have to be reached through this one */
}

static void map_new_region(uint64_t region, uint64_t end)
{
    uint64_t *entry = level2_entry(region);
    if (!entry) {
        hook(level3_entry(region), take_table());
        entry = level2_entry(region);
    }
    uint64_t *table = take_table();
    for (uint64_t at = region; at < region + REGION && at < end; at += PAGE)
        table[(at - region) / PAGE] = entry_of(at, flags_of(PAGE_READ_WRITE));
    hook(entry, table);
}

static bool inside(uint64_t address, const char *from, const char *to)
{
    return address >= (uint64_t)from && address < (uint64_t)to;
}

static enum page_access access_of(uint64_t page)
{
    if (!page)
        return PAGE_NONE;                        /* so that a NULL pointer faults */
    if (inside(page, __image_start, __text_end))
        return PAGE_READ_EXECUTE;
    if (inside(page, __text_end, __rodata_end) || inside(page, (char *)builder_tables, (char *)builder_tables_end))
        return PAGE_READ;
    return PAGE_READ_WRITE;
}

/* The builder has mapped all of it writable and executable. Most regions have no code: one bit says so for all their pages. */
static void restrict_region(uint64_t region, uint64_t end)
{
    uint64_t *entry = level2_entry(region), *table = table_of(*entry), compared = OUR_FLAGS;
    if (!inside((uint64_t)__image_start, (char *)region, (char *)(region + REGION))
        && !inside(region, __image_start, __text_end)) {
        set_entry(entry, *entry | PTE_NO_EXECUTE);
        compared &= ~PTE_NO_EXECUTE;
    }
    for (uint64_t at = region; at < region + REGION && at < end; at += PAGE) {
        uint64_t *page = &table[(at - region) / PAGE], want = entry_of(at, flags_of(access_of(at)));
        if ((*page ^ want) & compared)
            set_entry(page, want);
    }
}

void paging_pv_init(uint64_t pages, uint64_t low, uint64_t end_of_low, uint64_t high)
{
    low_table = low;
    low_end = end_of_low;
    high_table = high;
    uint64_t end = pages * PAGE;
    for (uint64_t region = 0; region < end; region += REGION) {
        uint64_t *entry = level2_entry(region);
        if (entry && *entry & PTE_PRESENT)
            restrict_region(region, end);
        else
            map_new_region(region, end);
    }
    flush_queue();
    struct mmuext_op flush = { .cmd = MMUEXT_TLB_FLUSH_LOCAL };
    xen_hypercall4(__HYPERVISOR_mmuext_op, &flush, 1, NULL, DOMID_SELF);
}

void paging_pv_protect(uint64_t address, uint64_t size, enum page_access access)
{
    for (uint64_t end = address + size; address < end; address += PAGE)
        update(address, entry_of(address, flags_of(access)));
}

int paging_pv_show(const void *page, uint64_t frame)
{
    return (int)xen_hypercall3(__HYPERVISOR_update_va_mapping, page, frame * PAGE | flags_of(PAGE_READ_WRITE), UVMF_INVLPG);
}

uint64_t paging_pv_root(void) { return machine_of(root); }
