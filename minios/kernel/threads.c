/* The scheduler: a ready list, a list of deadlines, and the halt when neither has anything. There is no idle thread: a
 * thread that blocks does the waiting on its own stack until somebody, perhaps itself, can run. */
#include <minios/event.h>
#include <minios/memory.h>
#include <minios/time.h>
#include "../platform/platform.h"
#include "events.h"
#include "panic.h"
#include "threads.h"

#define PAGE MINIOS_PAGE_SIZE
#define DEFAULT_STACK 65536

static struct minios_waitq ready = MINIOS_WAITQ_INIT;
static struct minios_thread *timed;              /* by deadline, earliest first */
static struct minios_thread *current, *dead;

static void append(struct minios_waitq *queue, struct minios_thread *thread)
{
    thread->next = NULL;
    if (queue->last)
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

static void add_timed(struct minios_thread *thread)
{
    struct minios_thread **at = &timed;
    while (*at && (*at)->deadline <= thread->deadline)
        at = &(*at)->next_timed;
    thread->next_timed = *at;
    *at = thread;
    thread->timed = true;
}

static void make_ready(struct minios_thread *thread, bool woken)
{
    if (thread->queue)
        drop(thread->queue, thread);
    thread->queue = NULL;
    if (thread->timed)
        for (struct minios_thread **at = &timed; *at; at = &(*at)->next_timed)
            if (*at == thread) {
                *at = thread->next_timed;
                break;
            }
    thread->timed = false;
    thread->woken = woken;
    append(&ready, thread);
}

static void free_dead(void)
{
    struct minios_thread *thread = dead;
    if (!thread)
        return;
    dead = NULL;
    char *pages = thread->pages;
    size_t count = thread->page_count;
    platform->protect((uint64_t)pages, PAGE, PAGE_READ_WRITE);
    minios_pages_free(pages, count);
}

static struct minios_thread *next_thread(void)
{
    for (;;) {
        minios_event_poll();
        if (timed) {
            uint64_t now = minios_monotonic();
            while (timed && timed->deadline <= now)
                make_ready(timed, false);
        }
        struct minios_thread *thread = ready.first;
        if (thread) {
            drop(&ready, thread);
            return thread;
        }
        platform->idle(timed ? timed->deadline : MINIOS_NO_DEADLINE);
    }
}

static void switch_away(void)
{
    /* The thread that a callback runs in may be waiting already: it cannot wait a second time. */
    if (event_in_callback())
        panic("an event callback blocks");
    struct minios_thread *from = current, *to = next_thread();
    if (to != from) {
        current = to;
        arch_switch(&from->stack_pointer, to->stack_pointer);
    }
    free_dead();
}

static void thread_entry(void)
{
    free_dead();
    current->function(current->arg);
    minios_thread_exit();
}

struct minios_thread *minios_thread_create(void (*function)(void *), void *arg, const char *name, size_t stack)
{
    if (stack == MINIOS_STACK_DEFAULT)
        stack = DEFAULT_STACK;
    size_t count = stack / PAGE + (stack % PAGE != 0) + 1;
    char *pages = minios_pages_alloc(count);
    if (!pages)
        return NULL;
    platform->protect((uint64_t)pages, PAGE, PAGE_NONE);
    struct minios_thread *thread = (struct minios_thread *)(pages + count * PAGE) - 1;
    thread->name = name ? name : "?";
    thread->pages = pages;
    thread->page_count = count;
    thread->function = function;
    thread->arg = arg;
    thread->stack_pointer = arch_first_frame(thread, thread_entry);
    append(&ready, thread);
    return thread;
}

struct minios_thread *minios_thread_self(void) { return current; }
const char *minios_thread_name(const struct minios_thread *thread) { return thread ? thread->name : "boot"; }

void *minios_thread_data(void) { return current->data; }

void minios_thread_set_data(void *data, void (*end)(void *))
{
    current->data = data;
    current->data_end = end;
}

void minios_thread_exit(void)
{
    void (*end)(void *) = current->data_end;
    current->data_end = NULL;                    /* once, even if it ends the thread itself */
    if (end)
        end(current->data);
    dead = current;                              /* freed by the next thread: this stack is still in use */
    switch_away();
    panic("a thread came back from its end");
}

void minios_yield(void)
{
    append(&ready, current);
    switch_away();
}

void threads_give_way(void)
{
    if (ready.first || timed)
        minios_yield();
}

void minios_sleep_until(uint64_t deadline)
{
    struct minios_waitq nobody = MINIOS_WAITQ_INIT;
    minios_wait(&nobody, deadline);
}

void minios_sleep(uint64_t nanoseconds)
{
    uint64_t now = minios_monotonic();
    minios_sleep_until(nanoseconds < MINIOS_NO_DEADLINE - now ? now + nanoseconds : MINIOS_NO_DEADLINE);
}

bool minios_wait(struct minios_waitq *queue, uint64_t deadline)
{
    append(queue, current);
    current->queue = queue;
    current->deadline = deadline;
    if (deadline != MINIOS_NO_DEADLINE)
        add_timed(current);
    switch_away();
    return current->woken;
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

void threads_start(void)
{
    void *boot_stack;
    current = next_thread();
    arch_switch(&boot_stack, current->stack_pointer);
    __builtin_unreachable();
}

bool thread_stack_bounds(uint64_t *low, uint64_t *high)
{
    if (!current)
        return false;
    *low = (uint64_t)current->pages + PAGE;
    *high = (uint64_t)current;
    return true;
}
