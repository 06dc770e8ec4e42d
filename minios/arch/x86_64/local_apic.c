#include "apic.h"
#include "cpu.h"
#include "paging.h"
#include "traps.h"

#define MSR_APIC_BASE 0x1b
#define APIC_BASE_ENABLE (1ull << 11)
#define APIC_BASE_X2APIC (1ull << 10)
#define MSR_X2APIC 0x800                         /* + register / 16 */
#define CPUID1_ECX_X2APIC (1u << 21)

enum { ID = 0x20, EOI = 0xb0, SPURIOUS = 0xf0, LVT_TIMER = 0x320, LVT_LINT0 = 0x350, LVT_LINT1 = 0x360,
       LVT_ERROR = 0x370, TIMER_INITIAL = 0x380, TIMER_CURRENT = 0x390, TIMER_DIVIDE = 0x3e0, TASK_PRIORITY = 0x80 };
#define SPURIOUS_ENABLE 0x100u
#define LVT_MASKED 0x10000u
#define LVT_NMI 0x400u
#define LVT_TSC_DEADLINE 0x40000u
#define DIVIDE_BY_16 0x3u
#define PIC1_DATA 0x21
#define PIC2_DATA 0xa1

static volatile uint32_t *registers;             /* NULL: x2APIC */

static void write(unsigned offset, uint32_t value)
{
    if (registers)
        registers[offset / 4] = value;
    else
        wrmsr(MSR_X2APIC + offset / 16, value);
}

static uint32_t read(unsigned offset)
{
    return registers ? registers[offset / 4] : (uint32_t)rdmsr(MSR_X2APIC + offset / 16);
}

static void end_of_interrupt(void) { write(EOI, 0); }

void local_apic_init(void)
{
    outb(PIC1_DATA, 0xff);
    outb(PIC2_DATA, 0xff);
    uint64_t base = rdmsr(MSR_APIC_BASE) | APIC_BASE_ENABLE;
    if (cpuid(1, 0).ecx & CPUID1_ECX_X2APIC) {
        wrmsr(MSR_APIC_BASE, base);              /* off -> xAPIC -> x2APIC: the direct step is not allowed */
        wrmsr(MSR_APIC_BASE, base | APIC_BASE_X2APIC);
    } else {
        wrmsr(MSR_APIC_BASE, base);
        uint64_t address = base & 0x000ffffffffff000ull;
        paging_map_device(address, 4096);
        registers = (volatile uint32_t *)address;
    }
    write(TASK_PRIORITY, 0);
    write(LVT_TIMER, LVT_MASKED);
    write(LVT_LINT0, LVT_MASKED);                /* the PICs' way in */
    write(LVT_LINT1, LVT_NMI);
    write(LVT_ERROR, LVT_MASKED);
    write(SPURIOUS, SPURIOUS_ENABLE | VECTOR_SPURIOUS);
    vector_set_end(end_of_interrupt);
}

uint32_t local_apic_id(void) { return registers ? read(ID) >> 24 : read(ID); }

void local_apic_timer_init(unsigned vector, bool tsc_deadline)
{
    write(TIMER_DIVIDE, DIVIDE_BY_16);
    write(LVT_TIMER, vector | (tsc_deadline ? LVT_TSC_DEADLINE : 0));
    memory_fence();                              /* the mode is set before the first deadline (SDM 3, 10.5.4.1) */
}

void local_apic_timer_start(uint32_t ticks) { write(TIMER_INITIAL, ticks); }
uint32_t local_apic_timer_left(void) { return read(TIMER_CURRENT); }
