/* MSI-X (PCI 3.0, 6.8.2): a table in device memory says which interrupt message is sent for which entry. */
#include "../arch/x86_64/apic.h"
#include "../arch/x86_64/paging.h"
#include "pci.h"

#define CONTROL 2
#define TABLE 4
#define CONTROL_ENABLE 0x8000u
#define CONTROL_MASK_ALL 0x4000u
#define CONTROL_SIZE 0x7ffu
#define MESSAGE_ADDRESS 0xfee00000u              /* the local APICs' message window (SDM 3, 10.11.1) */
#define ENTRY_BYTES 16

bool pci_msix(uint32_t function, unsigned entry, unsigned vector)
{
    unsigned cap = pci_capability(function, PCI_CAP_MSIX, 0);
    if (!cap)
        return false;
    uint16_t control = pci_read16(function, cap + CONTROL);
    uint32_t table = pci_read32(function, cap + TABLE);
    uint64_t bar = pci_bar(function, table & 7), address = bar + (table & ~7u);
    if (!bar || entry > (control & CONTROL_SIZE) || local_apic_id() > 255)
        return false;
    pci_write16(function, cap + CONTROL, (uint16_t)((control & ~CONTROL_MASK_ALL) | CONTROL_ENABLE));
    paging_map_device(address + entry * ENTRY_BYTES, ENTRY_BYTES);
    volatile uint32_t *e = (volatile uint32_t *)(address + entry * ENTRY_BYTES);
    e[0] = MESSAGE_ADDRESS | local_apic_id() << 12;
    e[1] = 0;
    e[2] = vector;                               /* fixed delivery, edge */
    e[3] = 0;                                    /* unmasked last, when the message is complete */
    return true;
}
