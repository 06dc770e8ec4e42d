/* From the PVH loader's start info to boot_info, and on into the kernel. Runs on the entry code's map and stack. */
#include <string.h>
#include "../../kernel/panic.h"
#include "../../platform/kvm/kvm.h"
#include "../../platform/platform.h"
#include "../../platform/xen/xen.h"
#include "start_info.h"
#include "xen_cpuid.h"

struct boot_info boot_info;
const struct platform *platform;

void minios_boot_pvh(const struct hvm_start_info *);

static void add(struct memory_range *ranges, unsigned *count, uint64_t start, uint64_t size)
{
    if (*count < BOOT_RANGES && size && start + size > start)
        ranges[(*count)++] = (struct memory_range){ start, start + size };
}

static void copy_command_line(uint64_t address)
{
    size_t n = 0;
    if (address)
        for (const char *s = (const char *)address; s[n] && n < BOOT_COMMAND_LINE - 1; n++)
            boot_info.command_line[n] = s[n];
    boot_info.command_line[n] = 0;
    if (n == BOOT_COMMAND_LINE - 1 && ((const char *)address)[n])
        panic("the command line is longer than %d bytes", BOOT_COMMAND_LINE - 1);
}

static void find_ram(const struct hvm_start_info *info)
{
    if (info->version < 1 || !info->memmap_entries) {
        boot_info.ram_count = platform == &platform_xen_pvh ? xen_memory_map(boot_info.ram, BOOT_RANGES) : 0;
        if (!boot_info.ram_count)
            panic("the PVH loader gave no memory map (start info version %u)", info->version);
        return;
    }
    const struct hvm_memmap_table_entry *map = (const void *)info->memmap_paddr;
    for (uint32_t i = 0; i < info->memmap_entries; i++)
        if (map[i].type == HVM_MEMMAP_RAM)
            add(boot_info.ram, &boot_info.ram_count, map[i].addr, map[i].size);
}

void minios_boot_pvh(const struct hvm_start_info *info)
{
    platform = xen_cpuid_present() ? &platform_xen_pvh : &platform_kvm;
    platform->console_init();
    if (info->magic != HVM_START_MAGIC)
        panic("bad PVH start info: magic 0x%x", info->magic);
    copy_command_line(info->cmdline_paddr);
    boot_info.acpi_rsdp = info->rsdp_paddr;
    find_ram(info);
    const struct hvm_modlist_entry *modules = (const void *)info->modlist_paddr;
    for (uint32_t i = 0; i < info->nr_modules; i++)
        add(boot_info.reserved, &boot_info.reserved_count, modules[i].paddr, modules[i].size);
    kernel_start();
}
