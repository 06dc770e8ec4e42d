/* Threads, as the rest of the kernel sees them. Apps: <minios/thread.h>. */
#ifndef KERNEL_THREADS_H
#define KERNEL_THREADS_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <minios/thread.h>

struct minios_thread {
    void *stack_pointer;                         /* while it does not run */
    const char *name;
    char *pages;                                 /* the guard page, then the stack; this struct is at its top */
    size_t page_count;
    void (*function)(void *);
    void *arg;
    struct minios_thread *next;                  /* in the ready list, or in `queue` */
    struct minios_thread *next_timed;            /* in the list of deadlines */
    struct minios_waitq *queue;                  /* what it waits in, or NULL */
    uint64_t deadline;
    bool timed, woken;
    void *data;
    void (*data_end)(void *);
};

/* As minios_yield(), but costs nothing when no other thread can be waiting to run. */
void threads_give_way(void);
/* Leaves the boot stack for ever and runs the ready threads. */
void threads_start(void) __attribute__((noreturn));
/* The stack of the running thread without guard page; false before threads_start(). */
bool thread_stack_bounds(uint64_t *low, uint64_t *high);

/* arch: saves callee-saved state on the stack, stores the stack pointer, continues with `to`. */
void arch_switch(void **from, void *to);
/* arch: a first stack frame from which arch_switch enters entry(). */
void *arch_first_frame(void *stack_top, void (*entry)(void));
#endif
