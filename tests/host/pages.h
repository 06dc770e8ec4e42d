/* minios_pages_alloc() on the host: from memory at a low address, since a grant holds a page number of 32 bits. What was
 * freed is poisoned, for the address sanitizer. Below each allocation is room that is not counted: stacks of the kernel's
 * threads come from here, and with the sanitizer frames are several times as large. */
#ifndef TESTS_HOST_PAGES_H
#define TESTS_HOST_PAGES_H
#include <stdint.h>
#include <minios/memory.h>

#define HOST_PAGES_START 0x10000000ull
#define HOST_PAGES_END 0x40000000ull

uint64_t host_pages_used(void);                  /* pages */
uint64_t host_pages_of(size_t count);            /* allocations of exactly so many pages that are in use */
#endif
