/* The kernel's own page tables: virtual = physical, four levels (Intel SDM volume 3, chapter 4). */
#ifndef ARCH_PAGING_H
#define ARCH_PAGING_H
#include <stdint.h>
#include "../../platform/platform.h"

/* Maps the RAM of boot_info and the image (no page writable and executable, page 0 absent), and switches over. */
void paging_init(void);
void paging_protect(uint64_t address, uint64_t size, enum page_access);
/* Maps registers of a device, uncached. */
void paging_map_device(uint64_t address, uint64_t size);
/* Maps memory that is not RAM in the map (firmware tables) read-only. Not for RAM: it would lose its write access. */
void paging_map_table(uint64_t address, uint64_t size);
#endif
