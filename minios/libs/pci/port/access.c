/* libpci's access method "minios": configuration space through <minios/pci.h>. The operations are those of struct
 * pci_methods in libpci's lib/internal.h; scanning and describing devices is libpci's own generic code. */
#include <minios/pci.h>
#include <pci/internal.h>
#include <string.h>

extern struct pci_methods pm_minios;

/* Always the method: a machine without PCI is an error of init(), which can say so. */
static int detect(struct pci_access *access)
{
    (void)access;
    return 1;
}

static void init(struct pci_access *access)
{
    if (!minios_pci_present())
        access->error("this machine has no PCI bus");
}

static void cleanup(struct pci_access *access) { (void)access; }

/* False: there is no such function or register. */
static int number_of(const struct pci_dev *device, int position, int size, uint32_t *function)
{
    if (device->domain != 0 || position < 0 || (unsigned)position + (unsigned)size > minios_pci_config_size())
        return 0;
    *function = (uint32_t)device->bus << 8 | (uint32_t)(device->dev & 31) << 3 | (device->func & 7u);
    return 1;
}

static int read_config(struct pci_dev *device, int position, byte *to, int size)
{
    uint32_t function;
    if (size != 1 && size != 2 && size != 4)
        return pci_generic_block_read(device, position, to, size);
    if (!number_of(device, position, size, &function))
        return 0;
    uint32_t value = minios_pci_read(function, (unsigned)position, (unsigned)size);
    memcpy(to, &value, (size_t)size);            /* both are little-endian */
    return 1;
}

static int write_config(struct pci_dev *device, int position, byte *from, int size)
{
    uint32_t function, value = 0;
    if (size != 1 && size != 2 && size != 4)
        return pci_generic_block_write(device, position, from, size);
    if (!number_of(device, position, size, &function))
        return 0;
    memcpy(&value, from, (size_t)size);
    minios_pci_write(function, (unsigned)position, (unsigned)size, value);
    return 1;
}

struct pci_methods pm_minios = {
    .name = "minios",
    .help = "The guest's own access to its PCI bus",
    .detect = detect,
    .init = init,
    .cleanup = cleanup,
    .scan = pci_generic_scan,
    .fill_info = pci_generic_fill_info,
    .read = read_config,
    .write = write_config,
};
