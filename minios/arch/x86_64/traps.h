/* Exceptions and interrupts. */
#ifndef ARCH_TRAPS_H
#define ARCH_TRAPS_H
#include <stdint.h>

#define VECTOR_FIRST_IRQ 32
#define VECTOR_COUNT 96
#define VECTOR_SPURIOUS 95

/* What an exception left on its stack (traps.S). */
struct trap_frame {
    uint64_t r15, r14, r13, r12, r11, r10, r9, r8, rbp, rdi, rsi, rdx, rcx, rbx, rax;
    uint64_t vector, error, rip, cs, rflags, rsp, ss;
};

void traps_init(void);                           /* GDT, TSS with its stacks, IDT */
void traps_pv_init(void);                        /* the same as a Xen PV guest */
/* Crash reports are made on a stack of their own although exceptions are taken on that of whoever crashed. */
void traps_separate_stack(void);
extern const volatile uint64_t *fault_address;   /* where a page fault's address is; NULL: in CR2 */

/* A free vector that calls handler(arg) with interrupts off; panics when there is none. */
unsigned vector_alloc(void (*handler)(void *), void *arg);
/* Called after every handler, to acknowledge the interrupt at its controller. */
void vector_set_end(void (*end_of_interrupt)(void));

/* Prints the crash report and powers off. */
void crash(const struct trap_frame *) __attribute__((noreturn));
void print_backtrace(uint64_t rip, uint64_t rbp, uint64_t rsp);
#endif
