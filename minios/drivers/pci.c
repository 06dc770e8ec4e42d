#include "../arch/x86_64/cpu.h"
#include "../arch/x86_64/paging.h"
#include "pci.h"

#define PORT_ADDRESS 0xcf8
#define PORT_DATA 0xcfc
#define ADDRESS_ENABLE 0x80000000u
#define FUNCTIONS 256u                           /* on a bus */
#define CLASS_PCI_BRIDGE 0x0604
#define STATUS_CAPABILITIES 0x10
#define MULTIFUNCTION 0x80
#define MAX_CAPABILITIES 48                      /* 192 bytes at four each: more is a loop */
#define MAX_BUSES 32

static uint64_t ecam_base;

void pci_setup(uint64_t ecam) { ecam_base = ecam; }

static volatile uint32_t *ecam(uint32_t function, unsigned offset)
{
    uint64_t address = ecam_base + ((uint64_t)function << 12);
    static uint64_t mapped;
    if (mapped != address)
        paging_map_device(address, 4096);
    mapped = address;
    return (volatile uint32_t *)(address + (offset & ~3u));
}

uint32_t pci_read32(uint32_t function, unsigned offset)
{
    if (ecam_base)
        return *ecam(function, offset);
    outl(PORT_ADDRESS, ADDRESS_ENABLE | function << 8 | (offset & 0xfc));
    return inl(PORT_DATA);
}

uint16_t pci_read16(uint32_t function, unsigned offset)
{
    return (uint16_t)(pci_read32(function, offset) >> (offset & 2) * 8);
}

uint8_t pci_read8(uint32_t function, unsigned offset)
{
    return (uint8_t)(pci_read32(function, offset) >> (offset & 3) * 8);
}

/* Says which registers the next access to PORT_DATA is for. */
static uint16_t port_of(uint32_t function, unsigned offset)
{
    outl(PORT_ADDRESS, ADDRESS_ENABLE | function << 8 | (offset & 0xfc));
    return (uint16_t)(PORT_DATA + (offset & 3));
}

void pci_write8(uint32_t function, unsigned offset, uint8_t value)
{
    if (ecam_base)
        ((volatile uint8_t *)ecam(function, offset))[offset & 3] = value;
    else
        outb(port_of(function, offset), value);
}

void pci_write16(uint32_t function, unsigned offset, uint16_t value)
{
    if (ecam_base)
        ((volatile uint16_t *)ecam(function, offset))[offset >> 1 & 1] = value;
    else
        outw(port_of(function, offset & ~1u), value);
}

void pci_write32(uint32_t function, unsigned offset, uint32_t value)
{
    if (ecam_base)
        *ecam(function, offset) = value;
    else
        outl(port_of(function, offset & ~3u), value);
}

unsigned pci_config_size(void) { return ecam_base ? 4096 : 256; }

static void scan_bus(uint32_t bus, unsigned depth, void (*found)(uint32_t))
{
    for (uint32_t function = bus << 8; function < (bus << 8) + FUNCTIONS; function++) {
        if (pci_read16(function, PCI_VENDOR) == 0xffff) {
            if (function % 8 == 0)
                function += 7;                   /* no function 0: no device */
            continue;
        }
        found(function);
        if (pci_read16(function, PCI_CLASS) == CLASS_PCI_BRIDGE && depth < MAX_BUSES) {
            uint8_t behind = pci_read8(function, PCI_SECONDARY_BUS);
            if (behind > bus)
                scan_bus(behind, depth + 1, found);
        }
        if (function % 8 == 0 && !(pci_read8(function, PCI_HEADER) & MULTIFUNCTION))
            function += 7;
    }
}

void pci_scan(void (*found)(uint32_t)) { scan_bus(0, 0, found); }

unsigned pci_capability(uint32_t function, uint8_t id, unsigned after)
{
    if (!(pci_read16(function, PCI_STATUS) & STATUS_CAPABILITIES))
        return 0;
    unsigned at = pci_read8(function, after ? after + 1 : PCI_CAPABILITIES) & 0xfc;
    for (unsigned i = 0; at >= 0x40 && i < MAX_CAPABILITIES; i++) {
        if (pci_read8(function, at) == id)
            return at;
        at = pci_read8(function, at + 1) & 0xfc;
    }
    return 0;
}

uint64_t pci_bar(uint32_t function, unsigned index)
{
    if (index > 5)
        return 0;
    uint32_t low = pci_read32(function, PCI_BAR0 + 4 * index);
    if (low & 1)
        return 0;                                /* I/O ports */
    uint64_t address = low & ~15u;
    if ((low >> 1 & 3) == 2 && index < 5)        /* 64 bits: the next BAR has the rest */
        address |= (uint64_t)pci_read32(function, PCI_BAR0 + 4 * index + 4) << 32;
    return address;
}
