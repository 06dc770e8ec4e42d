/* The configuration space of the machine's PCI bus (PCI Local Bus 3.0, chapter 6; PCI Express Base 4.0, chapter 7.2).
 *
 * A function's number is bus << 8 | device << 3 | function. Registers are little-endian. size is 1, 2 or 4 bytes, and
 * the offset a multiple of it. What is not there, or lies behind minios_pci_config_size(), reads as all ones; writing to
 * it does nothing. The kernel's own drivers use the bus as well: leave their devices' registers alone. */
#ifndef MINIOS_PCI_H
#define MINIOS_PCI_H
#include <stdbool.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

bool minios_pci_present(void);                   /* false: a machine without the bus, as QEMU's microvm is */
unsigned minios_pci_config_size(void);           /* bytes of a function: 256, or 4096 where the firmware names the ECAM */
uint32_t minios_pci_read(uint32_t function, unsigned offset, unsigned size);
void minios_pci_write(uint32_t function, unsigned offset, unsigned size, uint32_t value);

#ifdef __cplusplus
}
#endif
#endif
