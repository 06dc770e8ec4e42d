/* PCI interrupt lines, for devices without MSI-X. */
#ifndef DRIVERS_INTX_H
#define DRIVERS_INTX_H
#include <stdbool.h>
#include <stdint.h>
/* Runs handler(arg) for every interrupt on any PCI line; it must ask its device. False: no I/O APIC has the lines. */
bool intx_register(uint32_t function, void (*handler)(void *), void *arg);
#endif
