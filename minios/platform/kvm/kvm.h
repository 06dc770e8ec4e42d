/* QEMU, with or without KVM, Firecracker, cloud-hypervisor: a PC with virtio. */
#ifndef PLATFORM_KVM_H
#define PLATFORM_KVM_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

extern const struct platform platform_kvm;

/* clock.c: needs the local APIC's registers, calibrates its timer too. */
void clock_init(void);
uint64_t clock_monotonic(void), clock_walltime(void);
void timer_arm(uint64_t deadline);               /* one interrupt at `deadline`; UINT64_MAX: none */

/* pvclock.c: KVM's clock in shared memory. False when this is not KVM, or it has none. */
bool pvclock_init(void);
uint64_t pvclock_monotonic(void);
uint64_t pvclock_tsc_hz(void);
uint64_t pvclock_walltime_at_boot(void);         /* ns since 1970 when pvclock_monotonic() was 0; 0: not told */

/* rtc.c: the CMOS clock, ns since 1970; 0 when there is none. */
uint64_t rtc_read(void);

/* acpi.c */
struct acpi_mmio_device { uint64_t address; unsigned irq; };
void acpi_init(void);
bool acpi_present(void);
uint64_t acpi_ioapic(unsigned index, unsigned *first_irq);      /* address, 0 when there is none at that index */
unsigned acpi_mmio_devices(struct acpi_mmio_device *, unsigned max); /* virtio-mmio devices (LNRO0005) in the DSDT */
uint64_t acpi_ecam(void);                                       /* base address of PCI segment 0, 0: none */
void acpi_power_off(void), acpi_reset(void);                    /* return when ACPI cannot */

/* uart.c */
void uart_console_init(void), uart_devices_init(void);
void uart_console_write(const void *, size_t);
size_t uart_console_read(void *, size_t);
bool uart_channel_present(void);
void uart_console_set_event(void (*)(void *), void *), uart_channel_set_event(void (*)(void *), void *);
size_t uart_channel_read(void *, size_t), uart_channel_write(const void *, size_t);

/* virtio.c: network interfaces and entropy, over virtio-mmio and virtio-pci. */
void virtio_init(void);

/* power.c */
void kvm_power_off(int status) __attribute__((noreturn));
void kvm_reboot(void) __attribute__((noreturn));
#endif
