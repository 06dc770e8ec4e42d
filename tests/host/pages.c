#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sanitizer/asan_interface.h>
#include "pages.h"

#define PAGE MINIOS_PAGE_SIZE
#define BELOW 32                                 /* pages */
#define LARGEST 4096                             /* pages in one allocation */

static char *next;                               /* never used before */
static void *freed[LARGEST];                     /* by their number of pages, each linked through its first bytes */
static uint64_t used, allocations[LARGEST];       /* pages; by number of pages */

uint64_t host_pages_used(void) { return used; }
uint64_t host_pages_of(size_t count) { return count < LARGEST ? allocations[count] : 0; }

static void *fresh(size_t count)
{
    if (!next)
        next = mmap((void *)HOST_PAGES_START, HOST_PAGES_END - HOST_PAGES_START, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    if (next != MAP_FAILED && (uint64_t)next + (count + BELOW) * PAGE <= HOST_PAGES_END) {
        next += (count + BELOW) * PAGE;
        return next - count * PAGE;
    }
    printf("FAILED: no memory for pages at %llx\n", HOST_PAGES_START);
    exit(1);
}

void *minios_pages_alloc(size_t count)
{
    if (!count || count >= LARGEST)
        return NULL;
    char *pages = freed[count];
    if (pages) {
        ASAN_UNPOISON_MEMORY_REGION(pages, count * PAGE);
        memcpy(&freed[count], pages, sizeof(void *));
    } else {
        pages = fresh(count);
    }
    used += count;
    allocations[count]++;
    return memset(pages, 0, count * PAGE);
}

void minios_pages_free(void *pages, size_t count)
{
    memcpy(pages, &freed[count], sizeof(void *));
    freed[count] = pages;
    used -= count;
    allocations[count]--;
    ASAN_POISON_MEMORY_REGION(pages, count * PAGE);
}
