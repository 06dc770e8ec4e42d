#include <stdio.h>
#include <stdlib.h>
#include <ucontext.h>
#include "threads.h"
#include "../../minios/kernel/threads.h"
#include "../../minios/platform/platform.h"

uint64_t host_clock;
struct boot_info boot_info;
static void (*first_function)(void *);

uint64_t minios_monotonic(void) { return host_clock; }
uint64_t minios_walltime(void) { return host_clock; }

static void halt(uint64_t deadline)
{
    if (idle())
        return;
    if (deadline == MINIOS_NO_DEADLINE) {
        printf("FAILED: every thread waits for ever\n");
        exit(1);
    }
    if (deadline > host_clock)
        host_clock = deadline;
}

/* The sanitizers allow no hole in their memory: stacks have no guard page here, they find an overflow themselves. */
static void protect(uint64_t address, uint64_t size, enum page_access access)
{
    (void)address;
    (void)size;
    (void)access;
}

static const struct platform on_the_host = { .name = "host", .protect = protect, .idle = halt };
const struct platform *platform = &on_the_host;

/* A thread's "stack pointer" is the context that it was left with, which lies on its stack. */
void arch_switch(void **from, void *to)
{
    ucontext_t here = { 0 };
    *from = &here;
    swapcontext(&here, to);
}

void *arch_first_frame(void *stack_top, void (*entry)(void))
{
    ucontext_t *context = (ucontext_t *)(((uintptr_t)stack_top - sizeof(*context)) & ~(uintptr_t)63);
    getcontext(context);
    context->uc_stack.ss_size = 4096;            /* what counts is where it ends */
    context->uc_stack.ss_sp = (char *)context - context->uc_stack.ss_size;
    makecontext(context, entry, 0);
    return context;
}

static void run_first(void *arg)
{
    first_function(arg);
    fflush(stdout);
    _Exit(0);                                    /* what threads that wait for ever hold is no leak */
}

void run_threads(void (*first)(void *))
{
    first_function = first;
    minios_thread_create(run_first, NULL, "first", MINIOS_STACK_DEFAULT);
    threads_start();
}
