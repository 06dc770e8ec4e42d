#include <stdbool.h>
#include "../../kernel/image_layout.h"
#include "../../kernel/pages.h"
#include "../../kernel/panic.h"
#include "cpu.h"
#include "paging.h"

#define PAGE 4096ull
#define LARGE_PAGE 0x200000ull
#define PTE_PRESENT 0x1ull
#define PTE_WRITE 0x2ull
#define PTE_UNCACHED 0x18ull                     /* PCD and PWT: uncacheable in the power-on PAT */
#define PTE_LARGE 0x80ull
#define PTE_NO_EXECUTE (1ull << 63)
#define PTE_ADDRESS 0x000ffffffffff000ull
#define MSR_EFER 0xc0000080
#define EFER_NXE 0x800
#define FIRST_MIB 0x100000ull
#define BOOT_MAP_END 0x100000000ull

static uint64_t *root;
static uint64_t no_execute;                      /* 0 on a processor without the bit */
static bool active;

static uint64_t flags_of(enum page_access access)
{
    switch (access) {
    case PAGE_READ: return PTE_PRESENT | no_execute;
    case PAGE_READ_WRITE: return PTE_PRESENT | PTE_WRITE | no_execute;
    case PAGE_READ_EXECUTE: return PTE_PRESENT;
    default: return 0;
    }
}

/* Tables come from where the entry code's map reaches, because they are filled before the new map is on. */
static uint64_t *new_table(void)
{
    uint64_t *table = pages_alloc_below(1, BOOT_MAP_END);
    if (!table)
        panic("no memory for page tables");
    return table;
}

static uint64_t *next_level(uint64_t *entry)
{
    /* The new table is empty until its entries are written, so adding it changes no translation. */
    if (!*entry)
        *entry = (uint64_t)new_table() | PTE_PRESENT | PTE_WRITE;
    return (uint64_t *)(*entry & PTE_ADDRESS);
}

/* Replaces a 2 MiB page by a table that says the same in 4 KiB pages, so the swap changes no translation either. */
static void split(uint64_t *entry)
{
    uint64_t *table = new_table(), flags = *entry & ~(PTE_ADDRESS | PTE_LARGE), base = *entry & PTE_ADDRESS;
    for (unsigned i = 0; i < 512; i++)
        table[i] = (base + i * PAGE) | flags;
    *entry = (uint64_t)table | PTE_PRESENT | PTE_WRITE;
}

static void map(uint64_t address, uint64_t size, uint64_t flags)
{
    uint64_t end = address + size;
    while (address < end) {
        uint64_t *level3 = next_level(&root[address >> 39 & 511]);
        uint64_t *level2 = next_level(&level3[address >> 30 & 511]);
        uint64_t *entry = &level2[address >> 21 & 511];
        bool large = address % LARGE_PAGE == 0 && end - address >= LARGE_PAGE;
        if (large && (!*entry || *entry & PTE_LARGE)) {
            *entry = flags ? address | flags | PTE_LARGE : 0;
            if (active)
                invlpg(address);                 /* a stale translation would outlive the change */
            address += LARGE_PAGE;
            continue;
        }
        if (*entry & PTE_LARGE)
            split(entry);
        uint64_t *level1 = next_level(entry);
        level1[address >> 12 & 511] = flags ? address | flags : 0;
        if (active)
            invlpg(address);
        address += PAGE;
    }
}

void paging_protect(uint64_t address, uint64_t size, enum page_access access) { map(address, size, flags_of(access)); }

void paging_map_device(uint64_t address, uint64_t size)
{
    uint64_t start = address & ~(PAGE - 1), end = (address + size + PAGE - 1) & ~(PAGE - 1);
    map(start, end - start, flags_of(PAGE_READ_WRITE) | PTE_UNCACHED);
}

void paging_init(void)
{
    no_execute = rdmsr(MSR_EFER) & EFER_NXE ? PTE_NO_EXECUTE : 0;
    root = new_table();
    /* Firmware tables are read there; page 0 stays absent so that a NULL pointer faults. */
    paging_protect(PAGE, FIRST_MIB - PAGE, PAGE_READ_WRITE);
    for (unsigned i = 0; i < boot_info.ram_count; i++) {
        uint64_t start = (boot_info.ram[i].start + PAGE - 1) & ~(PAGE - 1), end = boot_info.ram[i].end & ~(PAGE - 1);
        if (start < FIRST_MIB)
            start = FIRST_MIB;
        if (start < end)
            paging_protect(start, end - start, PAGE_READ_WRITE);
    }
    uint64_t text = (uint64_t)__image_start, rodata = (uint64_t)__text_end, data = (uint64_t)__rodata_end;
    paging_protect(text, rodata - text, PAGE_READ_EXECUTE);
    paging_protect(rodata, data - rodata, PAGE_READ);
    write_cr3((uint64_t)root);                   /* flushes everything the old tables said */
    active = true;
    pages_give_image((uint64_t)__boot_tables, (uint64_t)__boot_tables_end);
}

void paging_map_table(uint64_t address, uint64_t size)
{
    uint64_t start = address & ~(PAGE - 1), end = (address + size + PAGE - 1) & ~(PAGE - 1);
    map(start, end - start, flags_of(PAGE_READ));
}
