/* The local APIC (Intel SDM volume 3, chapter 10) and the I/O APIC (82093AA). */
#ifndef ARCH_APIC_H
#define ARCH_APIC_H
#include <stdbool.h>
#include <stdint.h>

void local_apic_init(void);                      /* as x2APIC where the processor has it; masks the old PICs */
uint32_t local_apic_id(void);

/* The timer counts down from `ticks` (bus clock / 16) to one interrupt; 0 stops it. */
void local_apic_timer_init(unsigned vector, bool tsc_deadline);
void local_apic_timer_start(uint32_t ticks);
uint32_t local_apic_timer_left(void);

void ioapic_add(uint64_t address, unsigned first_irq);
/* Delivers interrupt line `irq` (a global system interrupt) to `vector`. False when no I/O APIC has that line. */
bool ioapic_route(unsigned irq, unsigned vector, bool level);
#endif
