/* Memory: pages, and the one contiguous region that malloc grows in. */
#ifndef MINIOS_MEMORY_H
#define MINIOS_MEMORY_H
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

#define MINIOS_PAGE_SIZE 4096u

/* `count` contiguous pages, cleared; NULL when there are none. Free with the same count. */
void *minios_pages_alloc(size_t count);
void minios_pages_free(void *, size_t count);

/* As sbrk(2): moves the end of the heap by `increment` bytes and returns the old end; (void *)-1 when there is no
 * memory, or when it would shrink below the start. Pages that are new to the heap are cleared. */
void *minios_sbrk(intptr_t increment);

/* All in bytes. total = image + heap + pages + free. */
struct minios_meminfo {
    uint64_t total;                              /* usable RAM that was found */
    uint64_t image;                              /* the ELF's own sections, and what is reserved below and for tables */
    uint64_t heap;                               /* handed out by minios_sbrk, in whole pages */
    uint64_t pages;                              /* handed out by minios_pages_alloc: stacks, rings, network buffers */
    uint64_t free;
    uint64_t peak;                               /* the most that heap + pages ever were */
};
void minios_meminfo(struct minios_meminfo *);

#ifdef __cplusplus
}
#endif
#endif
