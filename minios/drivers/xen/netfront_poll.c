/* The switch `poll`: a thread that looks at the rings whenever no other one can run, so that no event is needed and the
 * domain never blocks. Between looks the processor goes to any other domain that wants it, for one scheduling turn. */
#include <minios/thread.h>
#include <xen/sched.h>
#include "../../kernel/events.h"
#include "../../kernel/panic.h"
#include "../../platform/xen/hypercall.h"
#include "netfront.h"

#define STACK 8192

static void look(void *unused)
{
    (void)unused;
    for (;;) {
        bool found = false;
        for (struct netfront *net = netfronts; net; net = net->next)
            if (netfront_waiting(net)) {
                event_raise(net->event);
                found = true;
            }
        if (!found)
            xen_hypercall2(__HYPERVISOR_sched_op, SCHEDOP_yield, 0);
        minios_yield();
    }
}

void netfront_poll(void)
{
    if (!minios_thread_create(look, NULL, "netfront poll", STACK))
        panic("no memory for the thread that polls the network interfaces");
}
