/* Start, timers, and the end. Everything of the stack runs in whichever thread blocks (frames), in the thread that calls
 * (sockets), or in the thread of the timers; nothing in it yields, so one never meets another half way. */
#include "stack.h"

#include "interface.h"
#include "wire.h"

#include <lwip/init.h>
#include <lwip/priv/tcp_priv.h>
#include <lwip/timeouts.h>
#include <minios/console.h>
#include <minios/event.h>
#include <minios/power.h>
#include <minios/thread.h>
#include <minios/time.h>
#include <stdlib.h>
#include <string.h>

enum {
    MILLISECOND = 1000000,
    TICK = 100,                                  /* ms: a timer that is set meanwhile is late by at most this */
    LINK_TICKS = 10,
    PATIENCE = 10000,                            /* ms that a client waits for its first address */
    FAREWELL = 2000,                             /* ms that exit() gives to what is still being sent */
};

static unsigned depth;
static struct minios_waitq address_waiters = MINIOS_WAITQ_INIT;

void minios_net_enter(void)
{
    ++depth;
}

void minios_net_leave(void)
{
    if (depth == 1) {
        netif_poll_all();                        /* what the image sends to itself; its answers too */
        wire_flush();
    }
    --depth;
}

void wire_batch_begins(void) { minios_net_enter(); }
void wire_batch_ends(void) { minios_net_leave(); }

u32_t sys_now(void)
{
    return (u32_t)(minios_monotonic() / MILLISECOND);
}

void stack_refuse(const char *word, const char *what)
{
    const char *pieces[] = { "lwip: ", word, " ", what, "\n" };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; ++i)
        minios_console_write(pieces[i], strlen(pieces[i]));
    minios_exit(2);
}

void port_assertion_failed(const char *what, const char *file, int line)
{
    (void)file, (void)line;                      /* the backtrace names them */
    const char *pieces[] = { "lwip: assertion failed: ", what, "\n" };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; ++i)
        minios_console_write(pieces[i], strlen(pieces[i]));
    minios_crash();
}

void stack_addresses_changed(void)
{
    minios_wake_all(&address_waiters);
}

bool minios_net_wait(int milliseconds)
{
    uint64_t deadline = milliseconds < 0 ? MINIOS_NO_DEADLINE
                                         : minios_monotonic() + (uint64_t)milliseconds * MILLISECOND;
    while (!interfaces_have_address())
        if (!minios_wait(&address_waiters, deadline))
            return interfaces_have_address();
    return true;
}

void stack_wait_for_address(void)
{
    uint64_t passed = minios_monotonic() / MILLISECOND;
    if (!interfaces_have_address() && interfaces_expect_address() && passed < PATIENCE)
        minios_net_wait((int)(PATIENCE - passed));
}

static void tick(void *unused)
{
    (void)unused;
    for (unsigned ticks = 0;; ++ticks) {
        minios_net_enter();
        wire_reap();                             /* first: a segment that is still with the device is not sent again */
        sys_check_timeouts();
        if (ticks % LINK_TICKS == 0)
            interfaces_check_links();
        minios_net_leave();
        u32_t next = sys_timeouts_sleeptime();
        minios_sleep((uint64_t)(next < TICK ? next : TICK) * MILLISECOND);
    }
}

static bool still_sending(void)
{
    for (const struct tcp_pcb *pcb = tcp_active_pcbs; pcb; pcb = pcb->next)
        if (pcb->unsent || pcb->unacked)
            return true;
    return false;
}

/* A program may send and return from main(): what it sent is on its way before the machine goes. */
static void finish(void)
{
    uint64_t deadline = minios_monotonic() + (uint64_t)FAREWELL * MILLISECOND;
    minios_net_enter();
    minios_net_leave();
    while (still_sending() && minios_monotonic() < deadline)
        minios_sleep(MILLISECOND);
}

static void __attribute__((constructor)) start(void)
{
    lwip_init();
    minios_net_enter();
    interfaces_start();
    minios_net_leave();
    if (!minios_thread_create(tick, NULL, "lwip", 32768))
        stack_refuse("lwip", "has no memory for its thread");
    atexit(finish);
}
