#include <stdio.h>
#include <stdlib.h>
#include <ucontext.h>
#include "threads.h"
#include "../../minios/kernel/events.h"

#define STACK 262144

struct minios_thread {
    struct minios_thread *next, *all;
    ucontext_t context;
    void *stack;
    void (*function)(void *);
    void *arg;
    struct minios_waitq *queue;                  /* NULL: ready */
    uint64_t deadline;
    bool woken, ended;
};

uint64_t host_clock;
static struct minios_thread *threads, *current;
static struct minios_waitq ready;
static struct { void (*callback)(void *); void *arg; } events[64];
static int event_count;
static uint64_t pending;

static void append(struct minios_waitq *queue, struct minios_thread *thread)
{
    thread->next = NULL;
    if (queue->first)
        queue->last->next = thread;
    else
        queue->first = thread;
    queue->last = thread;
}

static void drop(struct minios_waitq *queue, struct minios_thread *thread)
{
    struct minios_thread *before = NULL;
    for (struct minios_thread *t = queue->first; t; before = t, t = t->next)
        if (t == thread) {
            if (before)
                before->next = t->next;
            else
                queue->first = t->next;
            if (queue->last == t)
                queue->last = before;
            return;
        }
}

static void make_ready(struct minios_thread *thread, bool woken)
{
    drop(thread->queue, thread);
    thread->queue = NULL;
    thread->woken = woken;
    append(&ready, thread);
}

int event_register(void (*callback)(void *), void *arg)
{
    events[event_count].callback = callback;
    events[event_count].arg = arg;
    return event_count++;
}

void event_raise(int event) { pending |= 1ull << event; }

static void poll_events(void)
{
    while (pending) {
        int event = __builtin_ctzll(pending);
        pending &= pending - 1;
        events[event].callback(events[event].arg);
    }
}

static void switch_away(void)
{
    struct minios_thread *from = current;
    for (poll_events(); !ready.first; poll_events()) {
        if (idle())
            continue;
        struct minios_thread *earliest = NULL;
        for (struct minios_thread *t = threads; t; t = t->all)
            if (!t->ended && t->deadline != MINIOS_NO_DEADLINE && (!earliest || t->deadline < earliest->deadline))
                earliest = t;
        if (!earliest) {
            printf("FAILED: every thread waits for ever\n");
            exit(1);
        }
        if (earliest->deadline > host_clock)
            host_clock = earliest->deadline;
        make_ready(earliest, false);
    }
    current = ready.first;
    drop(&ready, current);
    current->deadline = MINIOS_NO_DEADLINE;
    if (current != from)
        swapcontext(&from->context, &current->context);
}

static void enter(void)
{
    current->function(current->arg);
    minios_thread_exit();
}

struct minios_thread *minios_thread_create(void (*function)(void *), void *arg, const char *name, size_t stack)
{
    (void)name;
    (void)stack;
    struct minios_thread *thread = calloc(1, sizeof(*thread));
    thread->function = function;
    thread->arg = arg;
    thread->deadline = MINIOS_NO_DEADLINE;
    thread->stack = malloc(STACK);
    getcontext(&thread->context);
    thread->context.uc_stack.ss_sp = thread->stack;
    thread->context.uc_stack.ss_size = STACK;
    makecontext(&thread->context, enter, 0);
    thread->all = threads;
    threads = thread;
    append(&ready, thread);
    return thread;
}

struct minios_thread *minios_thread_self(void) { return current; }

void minios_thread_exit(void)
{
    current->ended = true;
    switch_away();
    abort();
}

void minios_yield(void)
{
    append(&ready, current);
    switch_away();
}

bool minios_wait(struct minios_waitq *queue, uint64_t deadline)
{
    append(queue, current);
    current->queue = queue;
    current->deadline = deadline;
    switch_away();
    return current->woken;
}

void minios_sleep(uint64_t nanoseconds)
{
    struct minios_waitq nobody = MINIOS_WAITQ_INIT;
    minios_wait(&nobody, host_clock + nanoseconds);
}

bool minios_wake_one(struct minios_waitq *queue)
{
    if (!queue->first)
        return false;
    make_ready(queue->first, true);
    return true;
}

void minios_wake_all(struct minios_waitq *queue)
{
    while (minios_wake_one(queue))
        ;
}

uint64_t minios_monotonic(void) { return host_clock; }

void run_threads(void (*first)(void *))
{
    struct minios_thread *thread = calloc(1, sizeof(*thread));
    thread->deadline = MINIOS_NO_DEADLINE;
    thread->all = threads;
    threads = current = thread;
    first(NULL);
    for (struct minios_thread *t = threads, *next; t; t = next) {    /* those that wait for ever are dropped */
        next = t->all;
        free(t->stack);
        free(t);
    }
    threads = NULL;
}
