/* Interrupts leave a thread's stack alone: neither the 128 bytes below the stack pointer, where compiled code may keep
 * values (System V ABI 3.2.2; libgcc's 128 bit division does), nor the page below a stack that is full. The interrupt is
 * made by the processor itself, on the vector that needs no acknowledgement; the local APIC's timer runs beside the division.
 * Not for Xen, where nothing is interrupted. */
#include "../../minios/arch/x86_64/apic.h"
#include "../../minios/arch/x86_64/cpu.h"
#include "../../minios/arch/x86_64/traps.h"
#include "../../minios/kernel/threads.h"
#include "../../minios/platform/kvm/kvm.h"
#include <minios/thread.h>
#include <minios/time.h>
#include <stdio.h>
#include <stdlib.h>

#define CHECK(what) do { if (!(what)) { printf("FAILED line %d: %s\n", __LINE__, #what); exit(1); } } while (0)

static void interrupt_over_red_zone(void)
{
    uint64_t seen[16];
    __asm__ volatile(
        "movl $16, %%ecx\n"
        "1: movq %%rcx, -136(%%rsp, %%rcx, 8)\n\t"   /* -128(%rsp) to -8(%rsp) */
        "decl %%ecx\n\t"
        "jnz 1b\n\t"
        "int %1\n\t"
        "movl $16, %%ecx\n"
        "2: movq -136(%%rsp, %%rcx, 8), %%rax\n\t"
        "movq %%rax, -8(%0, %%rcx, 8)\n\t"
        "decl %%ecx\n\t"
        "jnz 2b"
        :: "r"(seen), "i"(VECTOR_SPURIOUS) : "rax", "rcx", "memory", "cc");
    for (unsigned i = 0; i < 16; i++)
        CHECK(seen[i] == i + 1);
}

/* With the stack pointer on the stack's last byte, a push would hit the page that is not mapped. */
static void interrupt_on_full_stack(void *done)
{
    uint64_t low, high;
    CHECK(thread_stack_bounds(&low, &high));
    __asm__ volatile("movq %%rsp, %%rbx; movq %0, %%rsp; int %1; movq %%rbx, %%rsp"
                     :: "r"(low), "i"(VECTOR_SPURIOUS) : "rbx", "memory", "cc");
    *(int *)done = 1;
}

static volatile unsigned ticks;

static void tick(void *unused)
{
    (void)unused;
    ticks++;
    timer_arm(minios_monotonic() + 20000);
}

/* q * d + r == n is checked without any division. */
static void divide_under_a_timer(void)
{
    unsigned __int128 n = 1;
    uint64_t until = minios_monotonic() + 200000000;
    unsigned rounds = 0;
    for (; minios_monotonic() < until; rounds++) {
        n = n * 0x9e3779b97f4a7c15u + rounds;
        unsigned __int128 d = (n >> 61) | 1, q = n / d, r = n % d;
        CHECK(r < d && q * d + r == n);
    }
    CHECK(rounds > 100 && ticks > 10);
}

int main(void)
{
    int done = 0;
    for (int i = 0; i < 1000; i++)
        interrupt_over_red_zone();
    CHECK(minios_thread_create(interrupt_on_full_stack, &done, "full", 4096));
    while (!done)
        minios_yield();
    local_apic_timer_init(vector_alloc(tick, NULL), cpuid(1, 0).ecx >> 24 & 1);     /* bit 24: TSC deadline */
    tick(NULL);
    divide_under_a_timer();
    printf("redzone ok\n");
    return 0;
}
