/* All RAM (above the first MiB where there is firmware) as one bitmap, a set bit for a page in use (or a hole). Pages are
 * given out from the top of memory down, because malloc's region grows from the bottom up (sbrk.c): the two meet only when
 * memory is full. */
#include <stdbool.h>
#include <string.h>
#include <minios/memory.h>
#include "../arch/x86_64/cpu.h"
#include "../platform/platform.h"
#include "image_layout.h"
#include "pages.h"
#include "panic.h"

#define PAGE MINIOS_PAGE_SIZE
#define LOW_MEMORY_END 0x100000ull               /* firmware tables; not worth the trouble */
#define BOOT_MAP_END 0x100000000ull              /* what the entry code has mapped */

static uint64_t *bitmap;
static uint64_t bitmap_pages;                    /* page numbers [0, bitmap_pages) */
static uint64_t total_pages, free_pages, image_pages;
static uint64_t search_top;                      /* no free page at or above this page number */
static uint64_t heap_start;

uint64_t minios_heap_bytes(void);                /* sbrk.c */
static uint64_t peak_pages;

static bool used(uint64_t page) { return bitmap[page / 64] >> (page % 64) & 1; }
static void set_used(uint64_t page) { bitmap[page / 64] |= 1ull << (page % 64); }
static void set_free(uint64_t page) { bitmap[page / 64] &= ~(1ull << (page % 64)); }

static void account(void)
{
    uint64_t handed_out = total_pages - image_pages - free_pages;
    if (handed_out > peak_pages)
        peak_pages = handed_out;
}

void pages_give(uint64_t start, uint64_t end)
{
    for (uint64_t page = (start + PAGE - 1) / PAGE; page < end / PAGE && page < bitmap_pages; page++)
        if (used(page)) {
            set_free(page);
            free_pages++;
            if (page >= search_top)
                search_top = page + 1;
        }
}

static void take(uint64_t start, uint64_t end)
{
    for (uint64_t page = start / PAGE; page < (end + PAGE - 1) / PAGE && page < bitmap_pages; page++)
        if (!used(page)) {
            set_used(page);
            free_pages--;
        }
}

void pages_give_image(uint64_t start, uint64_t end)
{
    uint64_t before = free_pages;
    pages_give(start, end);
    image_pages -= free_pages - before;
}

static struct memory_range usable(struct memory_range range)
{
    if (range.start < LOW_MEMORY_END && !boot_info.low_memory)
        range.start = LOW_MEMORY_END;
    range.start = (range.start + PAGE - 1) & ~(uint64_t)(PAGE - 1);
    range.end &= ~(uint64_t)(PAGE - 1);
    if (range.end < range.start)
        range.end = range.start;
    return range;
}

/* The bitmap goes behind the image, or behind a module that lies there. */
static uint64_t place_bitmap(uint64_t bytes)
{
    uint64_t at = (uint64_t)__image_end;
    for (unsigned again = 0; again <= boot_info.reserved_count; again++)
        for (unsigned i = 0; i < boot_info.reserved_count; i++)
            if (boot_info.reserved[i].start < at + bytes && at < boot_info.reserved[i].end)
                at = (boot_info.reserved[i].end + PAGE - 1) & ~(uint64_t)(PAGE - 1);
    for (unsigned i = 0; i < boot_info.ram_count; i++)
        if (boot_info.ram[i].start <= at && at + bytes <= boot_info.ram[i].end && at + bytes <= BOOT_MAP_END)
            return at;
    panic("no memory for the page bitmap (%lu bytes behind the image)", bytes);
}

static void find_heap(void)
{
    uint64_t best = 0;
    for (unsigned i = 0; i < boot_info.ram_count; i++) {
        struct memory_range range = usable(boot_info.ram[i]);
        uint64_t run = 0;
        for (uint64_t page = range.start / PAGE; page < range.end / PAGE; page++) {
            run = used(page) ? 0 : run + 1;
            if (run > best) {
                best = run;
                heap_start = (page + 1 - run) * PAGE;
            }
        }
    }
}

void pages_init(void)
{
    uint64_t top = 0;
    for (unsigned i = 0; i < boot_info.ram_count; i++) {
        struct memory_range range = usable(boot_info.ram[i]);
        if (range.end > top && range.end > range.start)
            top = range.end;
    }
    bitmap_pages = top / PAGE;
    uint64_t bytes = ((bitmap_pages + 63) / 64 * 8 + PAGE - 1) & ~(uint64_t)(PAGE - 1);
    uint64_t at = place_bitmap(bytes);
    bitmap = (uint64_t *)at;
    memset(bitmap, 0xff, bytes);
    for (unsigned i = 0; i < boot_info.ram_count; i++) {
        struct memory_range range = usable(boot_info.ram[i]);
        pages_give(range.start, range.end);
    }
    total_pages = free_pages;
    take((uint64_t)__image_start, (uint64_t)__image_end);
    take(at, at + bytes);
    for (unsigned i = 0; i < boot_info.reserved_count; i++)
        take(boot_info.reserved[i].start, boot_info.reserved[i].end);
    image_pages = total_pages - free_pages;
    find_heap();
}

int pages_claim(uint64_t start, size_t count)
{
    uint64_t first = start / PAGE;
    if (count > bitmap_pages || first > bitmap_pages - count)
        return 0;
    for (uint64_t page = first; page < first + count; page++)
        if (used(page))
            return 0;
    for (uint64_t page = first; page < first + count; page++)
        set_used(page);
    free_pages -= count;
    account();
    return 1;
}

void *pages_alloc_below(size_t count, uint64_t limit)
{
    uint64_t top = limit / PAGE < search_top ? limit / PAGE : search_top;
    bool from_top = top == search_top, seen_free = false;
    uint64_t run = 0;
    if (!count || count > free_pages)
        return NULL;
    for (uint64_t page = top; page-- > 0;) {
        if (page % 64 == 63 && bitmap[page / 64] == ~0ull) {
            page -= 63;
            run = 0;
            continue;
        }
        if (used(page)) {
            run = 0;
            continue;
        }
        if (from_top && !seen_free) {
            seen_free = true;
            search_top = page + 1;
        }
        if (++run < count)
            continue;
        pages_claim(page * PAGE, count);
        /* Cleared for the app's sake, and for the emulator's: where the firmware's code once ran, QEMU without KVM traps
         * every write until that code is overwritten. A stack there made everything eight times slower. */
        clear_words((void *)(page * PAGE), count * PAGE / 8);
        return (void *)(page * PAGE);
    }
    return NULL;
}

void *minios_pages_alloc(size_t count) { return pages_alloc_below(count, UINT64_MAX); }

void minios_pages_free(void *address, size_t count)
{
    uint64_t first = (uint64_t)address / PAGE;
    if (!address)
        return;
    if (count > bitmap_pages || first > bitmap_pages - count || (uint64_t)address % PAGE)
        panic("minios_pages_free: %p was never allocated", address);
    for (uint64_t page = first; page < first + count; page++)
        if (!used(page))
            panic("minios_pages_free: page %p is free already", (void *)(page * PAGE));
    pages_give((uint64_t)address, (uint64_t)address + count * PAGE);
}

uint64_t pages_free_bytes(void) { return free_pages * PAGE; }
uint64_t pages_total_bytes(void) { return total_pages * PAGE; }
uint64_t pages_heap_start(void) { return heap_start; }

void minios_meminfo(struct minios_meminfo *info)
{
    info->total = total_pages * PAGE;
    info->image = image_pages * PAGE;
    info->heap = minios_heap_bytes();
    info->free = free_pages * PAGE;
    info->pages = info->total - info->image - info->heap - info->free;
    info->peak = peak_pages * PAGE;
}
