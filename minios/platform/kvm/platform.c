/* The table of operations on QEMU/KVM. */
#include "../../arch/x86_64/apic.h"
#include "../../arch/x86_64/cpu.h"
#include "../../arch/x86_64/paging.h"
#include "../../arch/x86_64/traps.h"
#include "../../kernel/events.h"
#include "../platform.h"
#include "kvm.h"

static void irq_init(void)
{
    acpi_init();
    local_apic_init();
    for (unsigned i = 0, first; i < 2; i++) {
        uint64_t address = acpi_ioapic(i, &first);
        if (address)
            ioapic_add(address, first);
    }
    clock_init();
    irq_enable();
}

static void idle(uint64_t deadline)
{
    /* With interrupts off nothing can be raised between the check and the halt, which turns them on again. */
    irq_disable();
    if (event_pending()) {
        irq_enable();
        return;
    }
    timer_arm(deadline);
    irq_enable_and_halt();
}

static void irq_off(void) { irq_disable(); }

static void paging_and_traps(void)
{
    traps_init();                                /* first, so that a slip in the new map is reported */
    paging_init();
}

static void devices_init(void)
{
    uart_devices_init();
    virtio_init();
}

const struct platform platform_kvm = {
    .name = "kvm",
    .console_init = uart_console_init,
    .paging_init = paging_and_traps,
    .irq_init = irq_init,
    .devices_init = devices_init,
    .protect = paging_protect,
    .monotonic = clock_monotonic,
    .walltime = clock_walltime,
    .idle = idle,
    .irq_off = irq_off,
    .console_write = uart_console_write,
    .console_read = uart_console_read,
    .console_set_event = uart_console_set_event,
    .channel_present = uart_channel_present,
    .channel_read = uart_channel_read,
    .channel_write = uart_channel_write,
    .channel_set_event = uart_channel_set_event,
    .power_off = kvm_power_off,
    .reboot = kvm_reboot,
};
