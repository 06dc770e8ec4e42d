/* The crash report. Its lines are an interface: the host finds `  #N 0xADDRESS` and adds the symbol's name.
 *
 *   minios: #PF page fault, address 0x0, write, rip 0x101234, thread main
 *   minios: rax 0x… rbx 0x… (four lines of registers)
 *   minios: backtrace
 *     #0 0x101234
 *     #1 0x10abcd ?
 *   minios: exit 125
 *
 * A `?` marks a guess: a word on the stack that follows a call instruction, used where there are no frame pointers.
 * Addresses after #0 are return addresses: the call is in front of them. */
#include <stdbool.h>
#include <stdarg.h>
#include <minios/power.h>
#include <minios/thread.h>
#include "../../kernel/image_layout.h"
#include "../../kernel/pages.h"
#include "../../kernel/panic.h"
#include "../../kernel/print.h"
#include "../../kernel/threads.h"
#include "../../platform/platform.h"
#include "cpu.h"
#include "traps.h"

#define PAGE_FAULT 14
#define MAX_FRAMES 24
#define PAGE_SIZE 4096                           /* the first page is never mapped: NULL points there */

static const char *const names[32] = {
    "#DE divide error", "#DB debug", "NMI", "#BP breakpoint", "#OF overflow", "#BR bound range", "#UD invalid opcode",
    "#NM no coprocessor", "#DF double fault", "coprocessor overrun", "#TS invalid TSS", "#NP segment not present",
    "#SS stack segment", "#GP general protection", "#PF page fault", "reserved", "#MF x87 error", "#AC alignment",
    "#MC machine check", "#XM SSE error", "#VE virtualization", "#CP control protection", "reserved", "reserved",
    "reserved", "reserved", "reserved", "reserved", "#HV hypervisor", "#VC VMM communication", "#SX security", "reserved",
};

static int crashing;

static bool in_text(uint64_t address)
{
    return address >= (uint64_t)__image_start && address < (uint64_t)__text_end;
}

/* A call instruction right before the address: e8 rel32, or ff /2 in its two to seven byte forms. */
static bool after_call(uint64_t address)
{
    if (!in_text(address) || address - (uint64_t)__image_start < 8)
        return false;
    const uint8_t *p = (const uint8_t *)address;
    if (p[-5] == 0xe8)
        return true;
    for (int n = 2; n <= 7; n++)
        if (p[-n] == 0xff && (p[-n + 1] >> 3 & 7) == 2)
            return true;
    return false;
}

static bool in_stack(uint64_t address, uint64_t low, uint64_t high)
{
    return address >= low && address <= high - 16 && address % 8 == 0;
}

void print_backtrace(uint64_t rip, uint64_t rbp, uint64_t rsp)
{
    uint64_t low, high;
    int n = 0;
    kprintf("minios: backtrace\n  #%d 0x%lx\n", n++, rip);
    if (!thread_stack_bounds(&low, &high))
        return;
    if (rsp < low)
        rsp = low;                               /* a stack overflow */
    rsp = (rsp + 7) & ~7ull;
    /* A call through a bad pointer leaves no frame of its own: the caller is the word on top of the stack. The same may
     * be true of a function that crashed before it had made its frame. */
    if (in_stack(rsp, low, high) && rsp != rbp + 8 && after_call(*(uint64_t *)rsp))
        kprintf("  #%d 0x%lx%s\n", n++, *(uint64_t *)rsp, in_text(rip) ? " ?" : "");
    while (n < MAX_FRAMES && in_stack(rbp, low, high) && rbp >= rsp) {
        uint64_t next = ((uint64_t *)rbp)[0], address = ((uint64_t *)rbp)[1];
        if (!after_call(address))
            break;
        kprintf("  #%d 0x%lx\n", n++, address);
        rsp = rbp + 16;
        rbp = next;
    }
    if (!rbp)
        return;                                  /* the chain's proper end */
    for (; n < MAX_FRAMES && in_stack(rsp, low, high); rsp += 8)
        if (after_call(*(uint64_t *)rsp))
            kprintf("  #%d 0x%lx ?\n", n++, *(uint64_t *)rsp);
}

static void die_if_crashing_already(void)
{
    platform->irq_off();
    if (crashing++)
        minios_exit(MINIOS_EXIT_CRASH);          /* the report itself crashed: no second one */
}

void crash(const struct trap_frame *f)
{
    die_if_crashing_already();
    uint64_t address = fault_address ? *fault_address : read_cr2(), low = 0, high;
    kprintf("\nminios: %s", f->vector < 32 ? names[f->vector] : "unknown exception");
    if (f->vector == PAGE_FAULT)
        kprintf(", address 0x%lx, %s", address, f->error & 16 ? "execute" : f->error & 2 ? "write" : "read");
    else if (f->error)
        kprintf(", error 0x%lx", f->error);
    kprintf(", rip 0x%lx, thread %s\n", f->rip, minios_thread_name(minios_thread_self()));
    if (f->vector == PAGE_FAULT && thread_stack_bounds(&low, &high) && address < low && address >= low - PAGE_SIZE)
        kprintf("minios: stack overflow of thread %s (%lu bytes)\n", minios_thread_name(minios_thread_self()),
                high - low);
    /* malloc() has returned NULL, and somebody has not looked. */
    if (f->vector == PAGE_FAULT && address < PAGE_SIZE && sbrk_refused())
        kprintf("minios: out of memory: the heap could not grow by %lu bytes before this\n", sbrk_refused());
    kprintf("minios: rax 0x%016lx rbx 0x%016lx rcx 0x%016lx rdx 0x%016lx\n", f->rax, f->rbx, f->rcx, f->rdx);
    kprintf("minios: rsi 0x%016lx rdi 0x%016lx rbp 0x%016lx rsp 0x%016lx\n", f->rsi, f->rdi, f->rbp, f->rsp);
    kprintf("minios: r8  0x%016lx r9  0x%016lx r10 0x%016lx r11 0x%016lx\n", f->r8, f->r9, f->r10, f->r11);
    kprintf("minios: r12 0x%016lx r13 0x%016lx r14 0x%016lx r15 0x%016lx\n", f->r12, f->r13, f->r14, f->r15);
    print_backtrace(f->rip, f->rbp, f->rsp);
    minios_exit(MINIOS_EXIT_CRASH);
}
