/* Indices run freely; the ring's size is a power of two. Ours are kept here and only published in the page, which the
 * other side can write to: an index of its that cannot be is taken as an empty ring, so no access leaves the page. */
#include <stdbool.h>
#include <stdint.h>
#include <xen/io/console.h>
#include "../../arch/x86_64/cpu.h"
#include "../../kernel/events.h"
#include "clock.h"
#include "console.h"
#include "events.h"
#include "xen.h"

#define PATIENCE 1000000000ull                   /* ns; xenconsoled itself pauses 200 ms when output is plenty */

static volatile struct xencons_interface *ring;
static uint32_t produced, consumed;
static char last;                                /* written */
static bool nobody_reads;
static int event = XEN_NO_EVENT;
static void (*ready)(void *);
static void *ready_arg;

static uint32_t unread(void)
{
    uint32_t bytes = produced - ring->out_cons;
    return bytes <= sizeof(ring->out) ? bytes : 0;
}

static void publish(void)
{
    barrier();                                   /* the bytes are there before they are counted */
    ring->out_prod = produced;
    memory_fence();
    xen_port_notify(xen.console_port);
}

/* Until at most `bytes` are unread. When nobody has read for PATIENCE, this and the next calls give up at once, until
 * somebody reads again. */
static bool wait_for(uint32_t bytes)
{
    uint32_t before = unread();
    if (before <= bytes)
        nobody_reads = false;
    else if (!nobody_reads && xen_shared) {
        uint64_t deadline = xen_clock_system() + PATIENCE;
        xen_port_mask(xen.console_port);
        for (;;) {
            xen_port_clear(xen.console_port);
            uint32_t now = unread();
            if (now <= bytes)
                break;
            uint64_t time = xen_clock_system();
            if (now < before)
                deadline = time + PATIENCE;
            before = now;
            if (time >= deadline) {
                nobody_reads = true;
                break;
            }
            xen_port_poll(xen.console_port, deadline);
        }
        if (event != XEN_NO_EVENT) {
            xen_port_unmask(xen.console_port);
            event_raise(event);                  /* what was forgotten above may have been input */
        }
    }
    return unread() <= bytes;
}

static void put(char c)
{
    if (unread() < sizeof(ring->out)) {
        nobody_reads = false;
    } else {
        if (nobody_reads)
            return;                              /* the byte is lost */
        publish();
        if (!wait_for(sizeof(ring->out) - 1))
            return;
    }
    ring->out[produced++ % sizeof(ring->out)] = c;
}

/* A line ends as on a serial line: `xl console` hands the bytes to a terminal as they are. */
void xen_console_write(const void *data, size_t size)
{
    const char *p = data;
    if (!ring || !size)
        return;
    for (; size; size--, p++) {
        if (*p == '\n' && last != '\r')
            put('\r');
        put(last = *p);
    }
    publish();
}

void xen_console_flush(void)
{
    if (ring)
        wait_for(0);
}

size_t xen_console_read(void *to, size_t size)
{
    if (!ring)
        return 0;
    uint32_t available = ring->in_prod - consumed;
    barrier();
    if (available > sizeof(ring->in)) {
        consumed += available;
        available = 0;
    }
    size_t n = 0;
    for (; n < size && n < available; n++)
        ((char *)to)[n] = ring->in[consumed++ % sizeof(ring->in)];
    barrier();                                   /* the bytes are read before their places are free */
    if (n) {
        ring->in_cons = consumed;
        memory_fence();
        xen_port_notify(xen.console_port);
    }
    return n;
}

static void console_event(void *unused)
{
    (void)unused;
    if (ready)
        ready(ready_arg);
}

void xen_console_init(void)
{
    if (!xen.console_page)
        return;
    ring = (volatile struct xencons_interface *)xen.console_page;
    produced = ring->out_prod;
    consumed = ring->in_cons;
}

void xen_console_start(void)
{
    if (!ring)
        return;
    event = event_register(console_event, NULL);
    xen_port_bind(xen.console_port, event);
    event_raise(event);                          /* what was typed before is no news to the hypervisor */
}

void xen_console_resume(void)
{
    nobody_reads = false;
    xen_console_init();
    if (event != XEN_NO_EVENT)
        xen_port_bind(xen.console_port, event);
}

void xen_console_set_event(void (*input)(void *), void *arg)
{
    ready = input;
    ready_arg = arg;
    if (input && event != XEN_NO_EVENT)
        event_raise(event);
}
