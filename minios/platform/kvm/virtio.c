/* Finds the virtio devices. virtio-mmio devices are named on the command line (as Linux has it:
 * virtio_mmio.device=<size>@<address>:<irq>), in ACPI's DSDT, or sit in QEMU's microvm window; PCI is scanned.
 * The order of the names is kept: QEMU and Firecracker name the first -device first. QEMU's microvm hands its slots out from
 * the highest down, so sorting by address would turn the order round; the window is therefore searched downwards. */
#include <string.h>
#include <minios/memory.h>
#include "../../drivers/pci.h"
#include "../../drivers/virtio/device.h"
#include "../../kernel/command_line.h"
#include "../../kernel/panic.h"
#include "../../kernel/print.h"
#include "../platform.h"
#include "kvm.h"

#define MAX_MMIO 32
#define MICROVM_WINDOW 0xfeb00000ull             /* QEMU microvm without ACPI: eight slots of 512 bytes, from IRQ 5 on */
#define MICROVM_SLOTS 8
#define MICROVM_SLOT_SIZE 512
#define MICROVM_FIRST_IRQ 5

static struct virtio_device *spare;              /* where the next probe goes; a found device keeps it */

static struct virtio_device *candidate(void)
{
    static char *page;
    static size_t used = MINIOS_PAGE_SIZE;
    if (!spare) {
        if (used + sizeof(*spare) > MINIOS_PAGE_SIZE) {
            page = minios_pages_alloc(1);
            used = 0;
            if (!page)
                panic("no memory for virtio devices");
        }
        spare = (struct virtio_device *)(page + used);
        used += (sizeof(*spare) + 15) & ~15ul;
    }
    memset(spare, 0, sizeof(*spare));
    return spare;
}

static void add_candidate(void)
{
    struct virtio_device *device = spare;
    spare = NULL;
    if (device->id == VIRTIO_ID_NET)
        virtio_net_add(device);
    else
        virtio_entropy_add(device);
}

/* A number as strtoul with base 0 reads it; moves *s behind it. */
static uint64_t number(const char **s)
{
    unsigned base = 10;
    uint64_t value = 0;
    if ((*s)[0] == '0' && ((*s)[1] | 32) == 'x') {
        base = 16;
        *s += 2;
    }
    for (;; (*s)++) {
        char c = (char)(**s | 32);
        unsigned digit = **s >= '0' && **s <= '9' ? (unsigned)(**s - '0') : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a' + 10) : 99;
        if (digit >= base)
            return value;
        value = value * base + digit;
    }
}

static unsigned from_command_line(struct acpi_mmio_device *found)
{
    unsigned count = 0;
    const char *cursor = NULL, *s;
    while (count < MAX_MMIO && (s = command_line_next(boot_info.command_line, "virtio_mmio.device=", &cursor))) {
        number(&s);                              /* the size: 512, perhaps with a unit */
        while (*s && *s != '@' && *s != ' ')
            s++;
        if (*s++ != '@')
            break;
        uint64_t address = number(&s);
        if (*s++ != ':' || !address || address % 4) {
            kprintf("minios: command line: virtio_mmio.device= needs <size>@<address>:<irq>\n");
            break;
        }
        found[count++] = (struct acpi_mmio_device){ address, (unsigned)number(&s) };
    }
    return count;
}

static void probe_mmio(void)
{
    struct acpi_mmio_device found[MAX_MMIO];
    unsigned count = from_command_line(found);
    if (!count)
        count = acpi_mmio_devices(found, MAX_MMIO);
    if (!count && !acpi_present())
        for (unsigned slot = MICROVM_SLOTS; slot-- > 0;)
            found[count++] = (struct acpi_mmio_device){ MICROVM_WINDOW + slot * MICROVM_SLOT_SIZE,
                                                        MICROVM_FIRST_IRQ + slot };
    for (unsigned i = 0; i < count; i++)
        if (virtio_mmio_probe(candidate(), found[i].address, found[i].irq))
            add_candidate();
}

static void probe_pci(uint32_t function)
{
    if (virtio_pci_probe(candidate(), function))
        add_candidate();
}

void virtio_init(void)
{
    probe_mmio();
    pci_setup(acpi_ecam());
    pci_scan(probe_pci);
}
