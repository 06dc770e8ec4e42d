/* PCI configuration space (PCI 3.0, chapter 6): through ports 0xcf8/0xcfc, or the memory window (ECAM) if there is one. */
#ifndef DRIVERS_PCI_H
#define DRIVERS_PCI_H
#include <stdbool.h>
#include <stdint.h>

/* A function's number: bus << 8 | device << 3 | function. */
enum { PCI_VENDOR = 0x00, PCI_DEVICE = 0x02, PCI_COMMAND = 0x04, PCI_STATUS = 0x06, PCI_CLASS = 0x0a, PCI_HEADER = 0x0e,
       PCI_BAR0 = 0x10, PCI_SECONDARY_BUS = 0x19, PCI_CAPABILITIES = 0x34, PCI_INTERRUPT_LINE = 0x3c };
#define PCI_COMMAND_MEMORY 0x2u
#define PCI_COMMAND_MASTER 0x4u
#define PCI_COMMAND_NO_INTX 0x400u
#define PCI_CAP_VENDOR 0x09
#define PCI_CAP_MSIX 0x11

void pci_setup(uint64_t ecam);                   /* 0: ports (pci_init is a name of libpci) */
uint8_t pci_read8(uint32_t function, unsigned offset);
uint16_t pci_read16(uint32_t function, unsigned offset);
uint32_t pci_read32(uint32_t function, unsigned offset);
void pci_write8(uint32_t function, unsigned offset, uint8_t);
void pci_write16(uint32_t function, unsigned offset, uint16_t);
void pci_write32(uint32_t function, unsigned offset, uint32_t);
unsigned pci_config_size(void);                  /* bytes of a function that can be reached */

/* Calls found() for every function, by ascending number; buses behind bridges included. */
void pci_scan(void (*found)(uint32_t function));
/* The next capability with this id behind `after` (0: from the start); 0 when there is no more. */
unsigned pci_capability(uint32_t function, uint8_t id, unsigned after);
/* The address of a memory BAR, 0 when it has none (not there, an I/O BAR, not assigned). */
uint64_t pci_bar(uint32_t function, unsigned index);
/* Points MSI-X entry `entry` to an interrupt vector of this processor and turns MSI-X on. False: there is none. */
bool pci_msix(uint32_t function, unsigned entry, unsigned vector);
#endif
