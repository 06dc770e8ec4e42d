/* What an interface shares with its backend while the two are connected: ring pages, an event channel, grants. */
#include <minios/memory.h>
#include "../../kernel/events.h"
#include "../../platform/xen/events.h"
#include "netfront.h"

static bool grant_ring(struct netfront *net, void **page, grant_ref_t *grant)
{
    if (!*page)
        *page = minios_pages_alloc(1);
    if (*page && *grant == GRANT_NONE)
        *grant = xen_grant(net->backend, *page, false);
    return *grant != GRANT_NONE;
}

bool netfront_released(struct netfront *net)
{
    bool free = netfront_retry_receive(net) & netfront_retry_send(net);
    if (net->up)
        return free;
    if (net->rx_ring_grant != GRANT_NONE && xen_grant_end(net->rx_ring_grant))
        net->rx_ring_grant = GRANT_NONE;
    if (net->tx_ring_grant != GRANT_NONE && xen_grant_end(net->tx_ring_grant))
        net->tx_ring_grant = GRANT_NONE;
    return free && netfront_end_send(net) && net->rx_ring_grant == GRANT_NONE && net->tx_ring_grant == GRANT_NONE;
}

/* All at once, so that what is in use does not depend on how full the rings ever were. */
static bool reserve(struct netfront *net)
{
    for (unsigned i = 0; i < NETRING_SIZE && !netfront_options.persistent; i++) {
        if (net->rx_grants[i] == GRANT_NONE && (net->rx_grants[i] = xen_grant_reserve()) == GRANT_NONE)
            return false;
        if (net->slots[i].grant == GRANT_NONE && (net->slots[i].grant = xen_grant_reserve()) == GRANT_NONE)
            return false;
    }
    return true;
}

bool netfront_prepare(struct netfront *net)
{
    if (!netfront_released(net) || !grant_ring(net, &net->rx_page, &net->rx_ring_grant) ||
        !grant_ring(net, &net->tx_page, &net->tx_ring_grant) || !reserve(net) ||
        xen_port_alloc(net->backend, &net->port))
        return false;
    netring_rx_init(&net->rx, net->rx_page);
    netring_tx_init(&net->tx, net->tx_page);
    return true;
}

void netfront_up(struct netfront *net)
{
    net->up = true;
    net->broken = false;
    netfront_ask(net);
    xen_port_bind(net->port, net->event);
    netfront_driver.refill(&net->netif, true);
    event_raise(net->event);                     /* frames may wait to be sent */
}

void netfront_down(struct netfront *net, bool grants_void)
{
    net->up = false;
    netfront_stop_receive(net, grants_void);     /* even if it was not up: something may be reserved */
    netfront_stop_send(net, grants_void);
    if (grants_void)
        net->port = net->rx_ring_grant = net->tx_ring_grant = 0;
    if (net->port)
        xen_port_close(net->port);
    net->port = 0;
    netfront_released(net);
    event_raise(net->event);
}
