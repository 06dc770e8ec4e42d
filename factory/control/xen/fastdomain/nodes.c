/* The nodes of a domain: those that guests, dom0's drivers, xenconsoled and xl look at, with the rights that they need. All
 * of them in one transaction, so that nobody sees half a domain. */
#include "fastdomain.h"
#include <time.h>

static uint32_t transaction;
static char *base, *owner, *reader;     /* of the domain's own nodes; rights: "n<id>", "r<id>" */

static void node(const char *path, const char *value)
{
    store_write(transaction, path, value);
}

static void below(const char *name, const char *value)
{
    node(format("%s/%s", base, name), value);
}

/* A node that the guest itself may write. */
static void guests_own(const char *name)
{
    below(name, "");
    store_permit(transaction, format("%s/%s", base, name), owner, 0);
}

static void domain_nodes(const struct domain *d)
{
    node(base, "");
    store_permit(transaction, base, "n0", reader);      /* what is made below it gets the same */
    below("vm", format("/vm/%s", d->uuid_text));
    below("name", d->name);
    below("domid", format("%u", d->id));
    below("cpu/0/availability", "online");
    below("memory/static-max", format("%llu", (unsigned long long) d->pages * 4));
    below("memory/target", format("%llu", (unsigned long long) d->pages * 4));
    below("device/suspend/event-channel", "");
    store_permit(transaction, format("%s/device/suspend/event-channel", base), owner, 0);
    static const char *const own[] = {
        "control/shutdown", "control/feature-poweroff", "control/feature-reboot", "control/feature-suspend", "control/sysrq",
        "data", "drivers", "feature", "attr", "error",
    };
    for (unsigned i = 0; i < sizeof(own) / sizeof(own[0]); ++i)
        guests_own(own[i]);
    below("control/platform-feature-multiprocessor-suspend", "1");
    below("control/platform-feature-xs_reset_watches", "1");
    below("store/port", format("%u", d->store_port));
    below("store/ring-ref", format("%llu", (unsigned long long) d->store_frame));
    below("console/type", "xenconsoled");
    below("console/output", "pty");
    below("console/limit", "1048576");
    below("console/backend-id", "0");
    below("console/port", format("%u", d->console_port));
    below("console/ring-ref", format("%llu", (unsigned long long) d->console_frame));
}

static void vif_nodes(const struct domain *d, unsigned index)
{
    const struct vif *vif = &d->vifs[index];
    char *front = format("%s/device/vif/%u", base, index), *back = format("/local/domain/0/backend/vif/%u/%u", d->id, index);
    /* xl finds devices, to remove them, in its own copy. */
    char *known = format("/libxl/%u/device/vif/%u", d->id, index);
    node(front, "");
    store_permit(transaction, front, owner, "r0");
    node(format("%s/backend", front), back);
    node(format("%s/backend-id", front), "0");
    node(format("%s/handle", front), format("%u", index));
    node(format("%s/mac", front), vif->mac);
    node(format("%s/mtu", front), "1500");
    node(format("%s/state", front), "1");
    for (unsigned i = 0; i < 2; ++i) {
        char *place = i ? known : back;
        node(place, "");
        if (!i)
            store_permit(transaction, place, "n0", reader);
        else
            node(format("%s/backend", place), back);
        node(format("%s/frontend", place), front);
        node(format("%s/frontend-id", place), format("%u", d->id));
        node(format("%s/online", place), "1");
        /* The driver wants one to be named; it is not run. */
        node(format("%s/script", place), "/etc/xen/scripts/vif-bridge");
        node(format("%s/mac", place), vif->mac);
        node(format("%s/bridge", place), vif->bridge);
        node(format("%s/handle", place), format("%u", index));
        node(format("%s/type", place), "vif");
        node(format("%s/hotplug-status", place), "");
        node(format("%s/state", place), "1");
    }
}

void nodes_write(const struct domain *d)
{
    base = format("/local/domain/%u", d->id);
    owner = format("n%u", d->id);
    reader = format("r%u", d->id);
    do {
        transaction = store_begin();
        domain_nodes(d);
        for (unsigned i = 0; i < d->nvifs; ++i)
            vif_nodes(d, i);
        node(format("/libxl/%u/type", d->id), d->pv ? "pv" : "pvh");
        node(format("/vm/%s/name", d->uuid_text), d->name);
        node(format("/vm/%s/uuid", d->uuid_text), d->uuid_text);
        node(format(list_root "/%s/domid", d->uuid_text), format("%u", d->id));
    } while (!store_commit(transaction));
}

/* dom0's drivers see that their nodes are gone, and remove what belongs to them. One that is just setting an interface up
 * may write its state meanwhile, and so make a node anew: until none has come back for a while. */
static void remove_backends(uint16_t domid)
{
    char *path = format("/local/domain/0/backend/vif/%u", domid);
    bool there = store_remove(path);
    for (unsigned quiet = 0, all = 0; there && quiet < 10 && all < 400; ++quiet, ++all) {
        nanosleep(&(struct timespec) { .tv_nsec = 5000000 }, 0);
        if (store_remove(path))
            quiet = 0;
    }
}

void nodes_remove(uint16_t domid, const char *uuid_text)
{
    remove_backends(domid);
    store_remove(format("/local/domain/%u", domid));
    store_remove(format("/libxl/%u", domid));
    store_remove(format("/vm/%s", uuid_text));
}

void list_entry(const struct domain *d, const char *state)
{
    store_write(0, format(list_root "/%s", d->uuid_text), state);
}
