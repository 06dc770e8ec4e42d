/* From the hypervisor's start info to boot_info, and on into the kernel. Runs on the entry code's stack and the builder's map:
 * virtual = pseudo-physical, up to half a MiB or more behind the last of what the builder has placed (xen/xen.h, "Start-of-day
 * memory layout"). All of RAM is ours from the first page on. */
#include <string.h>
#include "../../kernel/image_layout.h"
#include "../../kernel/panic.h"
#include "../../platform/platform.h"
#include "../../platform/xen/pv.h"
#include "../../platform/xen/xen.h"
#include "paging_pv.h"
#include "traps.h"

#define PAGE 4096ull
#define LARGEST (1ull << 39)                     /* what one entry of the top table maps */

void minios_boot_pv(struct start_info *);

static uint64_t whole_pages(uint64_t bytes) { return (bytes + PAGE - 1) & ~(PAGE - 1); }

static uint64_t placed_end;                      /* of all that is in use when we start */

static void reserve(uint64_t start, uint64_t size)
{
    uint64_t end = start + whole_pages(size);
    if (!size)
        return;
    boot_info.reserved[boot_info.reserved_count++] = (struct memory_range){ start, end };
    if (end > placed_end)
        placed_end = end;
}

static void copy_command_line(const struct start_info *info)
{
    size_t length = strnlen((const char *)info->cmd_line, MAX_GUEST_CMDLINE);
    if (length >= MAX_GUEST_CMDLINE - 1)
        panic("the command line is %zu bytes or longer: Xen cuts that of a PV guest off there", length);
    memcpy(boot_info.command_line, info->cmd_line, length);
    boot_info.command_line[length] = 0;
}

/* Tables lie in the first MiB, which no image uses, and only those of a large guest behind what the builder has placed: so
 * the one contiguous range that malloc grows in stays whole. */
static void map_memory(const struct start_info *info, uint64_t pages)
{
    uint64_t size = paging_pv_tables(info, pages) * PAGE, room = (uint64_t)__image_start - PAGE;
    uint64_t low = size < room ? size : room, high = placed_end;
    reserve(PAGE, low);
    reserve(high, size - low);
    paging_pv_init(pages, PAGE, PAGE + low, high);
}

void minios_boot_pv(struct start_info *info)
{
    platform = &platform_xen_pv;
    xen_pv_attach(info);
    platform->console_init();
    if (memcmp(info->magic, "xen-", 4))
        panic("bad start info of a PV guest");
    traps_pv_init();
    copy_command_line(info);

    uint64_t pages = info->nr_pages < LARGEST / PAGE ? info->nr_pages : LARGEST / PAGE;
    placed_end = (uint64_t)__image_end;
    reserve((uint64_t)info, PAGE);
    reserve(xen.store_page, PAGE);
    reserve(xen.console_page, PAGE);
    reserve(info->mfn_list, info->nr_pages * sizeof(*xen.p2m));
    reserve(info->pt_base, info->nr_pt_frames * PAGE);
    reserve(info->mod_start, info->mod_len);
    map_memory(info, pages);
    boot_info.ram[0] = (struct memory_range){ PAGE, pages * PAGE };
    boot_info.ram_count = 1;
    boot_info.low_memory = true;
    kernel_start();
}
