/* Off and again. */
#include "../../arch/x86_64/cpu.h"
#include "kvm.h"

#define DEBUG_EXIT_PORT 0xf4                     /* QEMU -device isa-debug-exit,iobase=0xf4,iosize=4 */
#define KEYBOARD_COMMAND 0x64
#define KEYBOARD_RESET 0xfe
#define RESET_PORT 0xcf9                         /* PCI reset control register */

/* An exception without a table to look it up in resets the processor; QEMU with -no-reboot ends then. */
static void __attribute__((noreturn)) triple_fault(void)
{
    struct __attribute__((packed)) { uint16_t limit; uint64_t base; } nothing = { 0, 0 };
    __asm__ volatile("lidt %0; ud2" :: "m"(nothing));
    for (;;)
        __asm__ volatile("cli; hlt");
}

void kvm_power_off(int status)
{
    int visible = status & 127;
    outl(DEBUG_EXIT_PORT, (uint32_t)(status && !visible ? 127 : visible));
    acpi_power_off();
    triple_fault();
}

void kvm_reboot(void)
{
    acpi_reset();
    outb(RESET_PORT, 0x06);
    outb(KEYBOARD_COMMAND, KEYBOARD_RESET);
    triple_fault();
}
