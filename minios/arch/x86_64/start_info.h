/* What a PVH loader leaves for the guest (xen/include/public/arch-x86/hvm/start_info.h). Physical addresses. */
#ifndef ARCH_START_INFO_H
#define ARCH_START_INFO_H
#include <stdint.h>

#define HVM_START_MAGIC 0x336ec578u
#define HVM_MEMMAP_RAM 1u

struct hvm_start_info {
    uint32_t magic, version, flags, nr_modules;
    uint64_t modlist_paddr, cmdline_paddr, rsdp_paddr;
    uint64_t memmap_paddr;                       /* from version 1 on */
    uint32_t memmap_entries, reserved;
};
struct hvm_modlist_entry { uint64_t paddr, size, cmdline_paddr, reserved; };
struct hvm_memmap_table_entry { uint64_t addr, size; uint32_t type, reserved; };
#endif
