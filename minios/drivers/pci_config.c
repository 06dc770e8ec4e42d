/* <minios/pci.h>: what an app may do with the bus. */
#include <minios/pci.h>
#include "pci.h"

#define FUNCTION_LIMIT 0x10000u                  /* 256 buses of 256 functions */
#define NOBODY 0xffffu

static bool valid(uint32_t function, unsigned offset, unsigned size)
{
    return function < FUNCTION_LIMIT && (size == 1 || size == 2 || size == 4) && offset % size == 0 &&
           offset < pci_config_size();
}

bool minios_pci_present(void)
{
    /* The host bridge is a function of bus 0, but need not be the first. */
    for (uint32_t device = 0; device < 32; device++) {
        if (pci_read16(device << 3, PCI_VENDOR) != NOBODY)
            return true;
    }
    return false;
}

unsigned minios_pci_config_size(void) { return pci_config_size(); }

uint32_t minios_pci_read(uint32_t function, unsigned offset, unsigned size)
{
    if (!valid(function, offset, size))
        return UINT32_MAX;
    return size == 4 ? pci_read32(function, offset) : size == 2 ? pci_read16(function, offset) : pci_read8(function, offset);
}

void minios_pci_write(uint32_t function, unsigned offset, unsigned size, uint32_t value)
{
    if (!valid(function, offset, size))
        return;
    if (size == 4)
        pci_write32(function, offset, value);
    else if (size == 2)
        pci_write16(function, offset, (uint16_t)value);
    else
        pci_write8(function, offset, (uint8_t)value);
}
