/* The one contiguous region that malloc grows in, upwards from the bottom of the largest free range. */
#include <minios/memory.h>
#include "../arch/x86_64/cpu.h"
#include "pages.h"

#define PAGE MINIOS_PAGE_SIZE

static uint64_t heap_break, heap_pages;
static uint64_t refused;                         /* bytes that the last request wanted which failed */

uint64_t minios_heap_bytes(void);
uint64_t minios_heap_bytes(void) { return heap_pages * PAGE; }
uint64_t sbrk_refused(void) { return refused; }

static void *no_memory(intptr_t increment)
{
    refused = increment > 0 ? (uint64_t)increment : 0;
    return (void *)-1;
}

void *minios_sbrk(intptr_t increment)
{
    uint64_t start = pages_heap_start();
    if (!heap_break)
        heap_break = start;
    uint64_t old = heap_break;
    if (increment < 0 ? (uint64_t)-increment > old - start : (uint64_t)increment > pages_total_bytes())
        return no_memory(increment);
    uint64_t want = (old + (uint64_t)increment - start + PAGE - 1) / PAGE;
    if (want > heap_pages) {
        uint64_t end = start + heap_pages * PAGE, count = want - heap_pages;
        if (!pages_claim(end, count))
            return no_memory(increment);
        clear_words((void *)end, count * PAGE / 8);
    }
    if (want < heap_pages)
        pages_give(start + want * PAGE, start + heap_pages * PAGE);
    heap_pages = want;
    heap_break = old + (uint64_t)increment;
    return (void *)old;
}
