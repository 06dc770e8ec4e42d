#include "../../kernel/panic.h"
#include "console.h"
#include "events.h"
#include "grants.h"
#include "suspend.h"
#include "xen.h"

#define CLIENTS 16

static const struct xen_suspend_client *clients[CLIENTS];
static unsigned count;

void xen_suspend_register(const struct xen_suspend_client *client)
{
    if (count == CLIENTS)
        panic("more than %d suspend clients", CLIENTS);
    clients[count++] = client;
}

void xen_suspend(void)
{
    for (unsigned i = count; i-- > 0;)
        if (clients[i]->before)
            clients[i]->before();
    xen_console_flush();                         /* what dom0 has not read yet may be lost with the ring */
    /* From here to the console's return nothing may block: other threads would find no event channels. */
    xen_grants_suspend();
    bool new_domain = xen_arch_suspend();
    if (new_domain)
        xen_events_init();
    xen_grants_reset(new_domain);
    if (new_domain)
        xen_console_resume();
    for (unsigned i = 0; i < count; i++)
        if (clients[i]->after)
            clients[i]->after(new_domain);
}
