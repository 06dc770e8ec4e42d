/* A PVH loader before Xen 4.12 leaves start info of version 0, which has no memory map: the hypervisor has it. */
#include <stdint.h>
#include <xen/memory.h>
#include "../platform.h"
#include "hypercall.h"
#include "xen.h"

#define ENTRIES 32
#define E820_RAM 1

unsigned xen_memory_map(struct memory_range *ram, unsigned max)
{
    struct __attribute__((packed)) { uint64_t start, size; uint32_t type; } entries[ENTRIES];   /* as of int 0x15, eax 0xe820 */
    struct xen_memory_map request = { .nr_entries = ENTRIES };
    set_xen_guest_handle(request.buffer, entries);
    if (xen_hypercall2(__HYPERVISOR_memory_op, XENMEM_memory_map, &request))
        return 0;
    unsigned count = 0;
    for (unsigned i = 0; i < request.nr_entries && i < ENTRIES && count < max; i++)
        if (entries[i].type == E820_RAM && entries[i].size)
            ram[count++] = (struct memory_range){ entries[i].start, entries[i].start + entries[i].size };
    return count;
}
