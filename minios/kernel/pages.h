/* The page allocator, as the rest of the kernel sees it. Apps: <minios/memory.h>. */
#ifndef KERNEL_PAGES_H
#define KERNEL_PAGES_H
#include <stddef.h>
#include <stdint.h>

void pages_init(void);                           /* from boot_info; before the kernel's own page tables are on */
/* As minios_pages_alloc, from below `limit` (a physical address). */
void *pages_alloc_below(size_t count, uint64_t limit);
/* Marks the used pages of a range as free. */
void pages_give(uint64_t start, uint64_t end);
/* The same for pages of the image itself (memory needed only while booting). */
void pages_give_image(uint64_t start, uint64_t end);
uint64_t pages_free_bytes(void), pages_total_bytes(void);
/* Marks a range as used if all of it is free. Returns 0 when it is not, or lies outside RAM. */
int pages_claim(uint64_t start, size_t count);
/* What the last minios_sbrk() that failed wanted, in bytes; 0 when none has failed. For the crash report. */
uint64_t sbrk_refused(void);
uint64_t pages_heap_start(void);                 /* where the largest free range begins */
#endif
