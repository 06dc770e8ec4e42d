/* GDT, TSS and IDT (Intel SDM volume 3, chapters 3, 6 and 8), and the way from a vector to its handler. */
#include <stdbool.h>
#include "../../kernel/panic.h"
#include "traps.h"

#define CODE_SELECTOR 0x08
#define TSS_SELECTOR 0x18
#define GATE_INTERRUPT 0x8e
#define IST_FAULT 1                              /* any exception: the thread's own stack may be what is broken */
#define IST_DOUBLE_FAULT 2
#define IST_NMI 3
/* Interrupts too: the thread's stack may be full to the last byte, and compiled code of others (libgcc) keeps values
 * below its stack pointer, where the processor would push. One stack is enough: handlers do not nest or switch. */
#define IST_IRQ 4
#define IST_STACKS 4
#define IST_STACK 4096
#define VECTOR_NMI 2
#define VECTOR_DOUBLE_FAULT 8

static struct __attribute__((packed)) {
    uint32_t reserved0;
    uint64_t rsp[3], reserved1, ist[7], reserved2;
    uint16_t reserved3, io_map;
} tss;

static uint64_t gdt[5] = { 0, 0x00af9b000000ffff, 0x00cf93000000ffff, 0, 0 };
static struct { uint16_t low, selector; uint8_t ist, type; uint16_t middle; uint32_t high, zero; } idt[VECTOR_COUNT];
static char ist_stacks[IST_STACKS][IST_STACK] __attribute__((aligned(16)));

uint64_t exception_stack;                        /* traps.S */
const volatile uint64_t *fault_address;

static struct { void (*handler)(void *); void *arg; } handlers[VECTOR_COUNT];
static unsigned next_vector = VECTOR_FIRST_IRQ;
static void (*end_of_interrupt)(void);

extern char trap_stubs[];
void irq_dispatch(uint64_t vector);
extern uint64_t exception_stack;

static void load_gdt(void)
{
    uint64_t base = (uint64_t)&tss, limit = sizeof(tss) - 1;
    gdt[3] = limit | (base & 0xffffff) << 16 | 0x89ull << 40 | (base >> 24 & 0xff) << 56;
    gdt[4] = base >> 32;
    struct __attribute__((packed)) { uint16_t limit; void *base; } pointer = { sizeof(gdt) - 1, gdt };
    __asm__ volatile("lgdt %0" :: "m"(pointer) : "memory");
    /* The selectors mean the same as in the entry code's table, so nothing needs reloading but the task register. */
    __asm__ volatile("ltr %w0" :: "r"(TSS_SELECTOR) : "memory");
}

void traps_init(void)
{
    for (unsigned i = 0; i < IST_STACKS; i++)
        tss.ist[i] = (uint64_t)ist_stacks[i] + IST_STACK;
    tss.io_map = sizeof(tss);
    load_gdt();
    for (unsigned v = 0; v < VECTOR_COUNT; v++) {
        uint64_t stub = (uint64_t)trap_stubs + v * 16;
        idt[v].low = (uint16_t)stub;
        idt[v].selector = CODE_SELECTOR;
        idt[v].ist = v >= VECTOR_FIRST_IRQ ? IST_IRQ : v == VECTOR_NMI ? IST_NMI
                   : v == VECTOR_DOUBLE_FAULT ? IST_DOUBLE_FAULT : IST_FAULT;
        idt[v].type = GATE_INTERRUPT;
        idt[v].middle = (uint16_t)(stub >> 16);
        idt[v].high = (uint32_t)(stub >> 32);
    }
    struct __attribute__((packed)) { uint16_t limit; void *base; } pointer = { sizeof(idt) - 1, idt };
    __asm__ volatile("lidt %0" :: "m"(pointer) : "memory");
}

void traps_separate_stack(void) { exception_stack = (uint64_t)ist_stacks[IST_FAULT - 1] + IST_STACK; }

unsigned vector_alloc(void (*handler)(void *), void *arg)
{
    if (next_vector == VECTOR_SPURIOUS)
        panic("no interrupt vector left");
    handlers[next_vector].handler = handler;
    handlers[next_vector].arg = arg;
    return next_vector++;
}

void vector_set_end(void (*end)(void)) { end_of_interrupt = end; }

void irq_dispatch(uint64_t vector)
{
    if (vector == VECTOR_SPURIOUS)
        return;                                  /* has no acknowledgement (SDM 3, 10.9) */
    if (handlers[vector].handler)
        handlers[vector].handler(handlers[vector].arg);
    if (end_of_interrupt)
        end_of_interrupt();
}
