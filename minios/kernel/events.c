/* One word of pending bits, set by interrupts, emptied by whichever thread polls. */
#include <stddef.h>
#include <minios/event.h>
#include <minios/thread.h>
#include <minios/time.h>
#include "events.h"
#include "panic.h"
#include "threads.h"

#define EVENTS 64

static struct { void (*callback)(void *); void *arg; } events[EVENTS];
static int event_count;
static uint64_t pending;
static const volatile uint8_t nothing_new;
static const volatile uint8_t *news = &nothing_new;
static void (*collect)(void);
static bool in_callback;
static struct minios_waitq waiters = MINIOS_WAITQ_INIT;

int event_register(void (*callback)(void *), void *arg)
{
    if (event_count == EVENTS)
        panic("more than %d event sources", EVENTS);
    events[event_count].callback = callback;
    events[event_count].arg = arg;
    return event_count++;
}

/* Atomic, because an interrupt can come in the middle of a thread's own raise or poll. */
void event_raise(int event) { __atomic_fetch_or(&pending, 1ull << event, __ATOMIC_SEQ_CST); }
bool event_pending(void) { return *news || __atomic_load_n(&pending, __ATOMIC_SEQ_CST) != 0; }

void event_poll_source(const volatile uint8_t *flag, void (*function)(void))
{
    collect = function;
    news = flag;
}

bool event_in_callback(void) { return in_callback; }

bool minios_event_poll(void)
{
    if (*news)
        collect();
    if (!__atomic_load_n(&pending, __ATOMIC_SEQ_CST))
        return false;
    uint64_t bits = __atomic_exchange_n(&pending, 0, __ATOMIC_SEQ_CST);
    for (; bits; bits &= bits - 1) {
        int event = __builtin_ctzll(bits);
        bool outer = in_callback;                /* a callback may poll itself */
        in_callback = true;
        events[event].callback(events[event].arg);
        in_callback = outer;
    }
    minios_wake_all(&waiters);
    return true;
}

void minios_event_wait(uint64_t deadline)
{
    if (minios_event_poll()) {
        threads_give_way();                      /* traffic that never ends must not starve the others */
        return;
    }
    if (deadline != MINIOS_NO_DEADLINE && minios_monotonic() >= deadline) {
        minios_yield();                          /* so that a caller that never sleeps cannot starve the others */
        return;
    }
    minios_wait(&waiters, deadline);
}

void minios_event_wake(void) { minios_wake_all(&waiters); }
