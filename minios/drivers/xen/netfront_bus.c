/* Finds the interfaces in xenstore and connects them (xen/io/xenbus.h, xen/io/netif.h).
 *
 *   backend InitWait             rings and port are shared, our state becomes Connected
 *   backend Connected            the link is up
 *   backend Closing, Closed      we let go of everything and are Closed; when the backend is to stay ("online"), we begin anew
 *   backend or our folder gone   as Closed, with nobody to tell
 *
 * An interface keeps its number for good: a device/vif/N that goes away and comes back, with its number or with its MAC address,
 * is the same interface. A resume as a new domain is like a backend that has gone, but all grants are void. */
#include <stdlib.h>
#include <string.h>
#include <minios/event.h>
#include <minios/memory.h>
#include <minios/thread.h>
#include <minios/time.h>
#include <minios/xenstore.h>
#include <xen/io/xenbus.h>
#include "../../kernel/events.h"
#include "../../kernel/panic.h"
#include "../../kernel/print.h"
#include "../../platform/xen/suspend.h"
#include "netfront.h"
#include "netfront_store.h"

#define STACK 16384
#define RETRY 50000000ull                        /* ns: until the backend is asked again whether it has let go */
#define MTU_DEFAULT 1500
#define MTU_MIN 68
#define MTU_MAX (NETRING_PAGE - NETBUF_TAILROOM - NETFRONT_FRAME_EXTRA)        /* a frame is in one page */

struct netfront *netfronts;
unsigned netfront_epoch;

static bool scan = true;
static bool frozen;                              /* from before a suspend until it is known what still holds */
static struct minios_waitq changes = MINIOS_WAITQ_INIT, thaw = MINIOS_WAITQ_INIT;

void netfront_wait_thaw(void)
{
    while (frozen)
        minios_wait(&thaw, MINIOS_NO_DEADLINE);
}

void netfront_wake(struct netfront *net)
{
    net->look = true;
    minios_wake_all(&changes);
}

static void backend_changed(const char *path, void *arg)
{
    (void)path;
    ((struct netfront *)arg)->state_news = true;
    netfront_wake(arg);
}

/* device/vif/N/x: most of it is written by us. */
static void devices_changed(const char *path, void *arg)
{
    (void)arg;
    const char *name = strrchr(path, '/');
    if (netfront_is_ours(name ? name + 1 : path))
        return;
    scan = true;
    minios_wake_all(&changes);
}

static void set_state(struct netfront *net, int state)
{
    if (net->written == state)
        return;
    net->written = state;
    netfront_write_number(net, "state", (unsigned)state);
}

static void find_mtu(struct netfront *net)
{
    unsigned mtu = netfront_read_number(net, "mtu", MTU_DEFAULT);
    net->netif.mtu = mtu < MTU_MIN ? MTU_DEFAULT : mtu > MTU_MAX ? MTU_MAX : mtu;
    net->frame_max = net->netif.mtu + NETFRONT_FRAME_EXTRA;
}

static struct netfront *find(unsigned index, const uint8_t *mac)
{
    struct netfront *found = NULL;
    for (struct netfront *net = netfronts; net; net = net->next)
        if (net->index == index)
            return net;
        else if (net->presence == NETFRONT_GONE && !memcmp(net->netif.mac, mac, 6))
            found = net;
    return found;
}

static void add(unsigned index, const uint8_t *mac)
{
    struct netfront *net = minios_pages_alloc((sizeof(*net) + MINIOS_PAGE_SIZE - 1) / MINIOS_PAGE_SIZE), **last = &netfronts;
    if (!net) {
        kprintf("minios: vif %u: no memory for it\n", index);
        return;
    }
    while (*last)
        last = &(*last)->next;
    *last = net;
    net->look = true;
    net->index = index;
    memcpy(net->netif.mac, mac, 6);
    for (unsigned i = NETRING_SIZE; i-- > 0; net->free_slots = &net->slots[i])
        net->slots[i].next = net->free_slots;
    net->event = event_register(netfront_event, net);
    net->netif.driver = &netfront_driver;
    net->netif.pool = netbuf_page_pool();
    find_mtu(net);
    netif_register(&net->netif);
}

/* Looks which interfaces there are, and who serves them. */
static void find_devices(void)
{
    unsigned indices[NETFRONT_MAX], count = netfront_list(indices);
    for (struct netfront *net = netfronts; net; net = net->next) {
        bool there = false;
        for (unsigned i = 0; i < count; i++)
            there = there || indices[i] == net->index;
        net->presence = there ? NETFRONT_THERE : NETFRONT_GONE;
        net->look = true;
    }
    for (unsigned i = 0; i < count; i++) {
        uint8_t mac[6];
        struct netfront *net;
        if (!netfront_read_mac(indices[i], mac))
            continue;                            /* the tools are still writing it: there will be another event */
        if (!(net = find(indices[i], mac))) {
            add(indices[i], mac);
            continue;
        }
        net->index = indices[i];
        net->presence = NETFRONT_THERE;
        memcpy(net->netif.mac, mac, 6);
    }
}

/* The backend may be another one than before. False: there is none. */
static bool find_backend(struct netfront *net)
{
    char path[NETFRONT_PATH];
    unsigned domain = netfront_read_number(net, "backend-id", DOMID_INVALID);
    bool known = netfront_read_text(net, "backend", path) && domain < DOMID_FIRST_RESERVED;
    if (known && domain == net->backend && !strcmp(path, net->backend_path))
        return true;
    netfront_down(net, false);
    net->written = XenbusStateUnknown;
    net->broken = false;
    struct minios_xenstore_watch *old = net->watch;
    net->watch = NULL;
    net->backend_path[0] = 0;
    if (old)
        minios_xenstore_unwatch(old);
    netfront_wait_thaw();
    if (!known)
        return false;
    strcpy(net->backend_path, path);
    net->backend = (domid_t)domain;
    net->watch = netfront_watch_backend(net, backend_changed);
    return net->watch;
}

/* False: something is missing, or the old backend has not let go of everything; try again later. */
static bool connect(struct netfront *net)
{
    unsigned epoch = netfront_epoch;
    net->written = XenbusStateUnknown;
    if (!netfront_prepare(net))
        return false;
    bool told = netfront_write_number(net, "tx-ring-ref", net->tx_ring_grant) &&
                netfront_write_number(net, "rx-ring-ref", net->rx_ring_grant) &&
                netfront_write_number(net, "event-channel", net->port) &&
                netfront_write_number(net, "request-rx-copy", 1) &&
                netfront_write_number(net, "feature-rx-notify", 1) &&
                /* Every checksum is to be there: a router sends the frame on as it is. */
                netfront_write_number(net, "feature-no-csum-offload", 1) &&
                /* Longer frames than 1500 bytes; we take them as long as they come in one page. */
                netfront_write_number(net, "feature-sg", net->netif.mtu > MTU_DEFAULT);
    if (epoch != netfront_epoch)
        return true;                             /* a resume came between: all of it is void, and the watch comes again */
    if (told)
        netfront_up(net);                        /* first: the backend may begin at once */
    else
        netfront_down(net, false);
    if (told)
        set_state(net, XenbusStateConnected);
    return told;
}

static void let_go(struct netfront *net, int backend)
{
    bool was = net->written == XenbusStateConnected;
    netfront_down(net, false);
    if (backend == XenbusStateClosing || was)
        set_state(net, XenbusStateClosed);
    if (backend == XenbusStateClosed && !net->broken && netfront_online(net))
        set_state(net, XenbusStateInitialising);
}

/* One step for one interface. False: look again soon, even if nothing changes. */
static bool step(struct netfront *net)
{
    if (net->presence == NETFRONT_GONE || !find_backend(net)) {
        netfront_down(net, false);
        net->backend_state = XenbusStateUnknown;
        return netfront_released(net);
    }
    int before = net->backend_state, state = net->backend_state = (int)netfront_backend_state(net);
    /* Events and answers come in the order of what they tell of: an event since the last reading means that the state was
     * written since. Connected twice is a backend that began anew in between, with our rings of before. */
    bool anew = state == XenbusStateConnected && before == state && net->state_news;
    net->state_news = false;
    net->broken = net->broken && !anew;
    if (net->broken && net->up) {
        let_go(net, XenbusStateClosing);
    } else if (state == XenbusStateInitWait && !net->up) {
        return connect(net);
    } else if (anew || (state == XenbusStateInitWait && before != state) || (state == XenbusStateConnected && !net->up)) {
        /* It has begun anew without a word, and may have gone on with the rings of before: both sides start from Closed. */
        let_go(net, XenbusStateClosing);
    } else if (state == XenbusStateClosing || state == XenbusStateClosed || state == XenbusStateUnknown) {
        let_go(net, state);
    }
    if (net->up)
        event_raise(net->event);
    return netfront_released(net);
}

static void serve(void *unused)
{
    (void)unused;
    if (!minios_xenstore_watch("device/vif", devices_changed, NULL))
        kprintf("minios: no watch of device/vif: changes of the interfaces go unnoticed\n");
    for (;;) {
        bool again = false, looked = false;
        netfront_wait_thaw();
        if (scan) {
            scan = false;
            find_devices();
        }
        for (struct netfront *net = netfronts; net; net = net->next)
            if (net->look) {
                net->look = false;
                looked = true;
                if (!step(net))
                    again = net->look = true;
            }
        if (again)
            minios_sleep(RETRY);
        else if (!looked && !scan)
            minios_wait(&changes, MINIOS_NO_DEADLINE);
    }
}

/* Other threads run before resumed() does, as the store's own takes a while: they must not touch grants that may be void. */
static void suspending(void)
{
    frozen = true;
    for (struct netfront *net = netfronts; net; net = net->next) {
        net->was_up = net->up;
        net->up = false;
    }
}

static void resumed(bool new_domain)
{
    frozen = false;
    minios_wake_all(&thaw);
    for (struct netfront *net = netfronts; net; net = net->next) {
        net->up = net->was_up && !new_domain;
        if (net->up)
            event_raise(net->event);
    }
    if (!new_domain)
        return;
    netfront_epoch++;
    for (struct netfront *net = netfronts; net; net = net->next) {
        netfront_down(net, true);
        net->backend_state = net->written = XenbusStateUnknown;
        net->backend_path[0] = 0;                /* found anew */
        net->look = true;
    }
    scan = true;
    minios_wake_all(&changes);
}

void netfront_init(void)
{
    static const struct xen_suspend_client client = { .before = suspending, .after = resumed };
    netfront_parse_options();
    if (!minios_xenstore_present())
        return;
    find_devices();
    scan = false;
    xen_suspend_register(&client);
    if (!minios_thread_create(serve, NULL, "netfront", STACK))
        panic("no memory for the thread of the network interfaces");
    if (netfront_options.poll)
        netfront_poll();
}
