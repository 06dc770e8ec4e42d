#include "bridge.h"

#include <minios/event.h>
#include <minios/time.h>
#include <stddef.h>

static void sent(void *token)
{
    netbuf_release(token);
}

static void woken(void *unused)
{
    (void)unused;                                /* that it ran is what ends minios_event_wait() */
}

bool bridge_open(struct bridge *bridge, unsigned first, unsigned second, bridge_verdict verdict, void *arg)
{
    struct netif *side[2] = { minios_netif(first), minios_netif(second) };
    if (!side[0] || !side[1] || side[0] == side[1])
        return false;
    *bridge = (struct bridge){ .verdict = verdict, .arg = arg };
    for (unsigned from = 0; from < 2; ++from) {
        bridge->way[from].in = side[from];
        bridge->way[from].out = side[!from];
        netif_set_tx_done(side[from], sent);
        netif_set_events(side[from], woken, woken, NULL);
    }
    return true;
}

static void send_held(struct bridge_way *way)
{
    unsigned taken = netif_send(way->out, way->held + way->first, way->count);
    way->first += taken;
    way->count -= taken;
    way->sending += taken;
}

/* Moves what there is, BRIDGE_BATCH frames at most. False when there was nothing to move. */
static bool move(struct bridge *bridge, unsigned from)
{
    struct bridge_way *way = &bridge->way[from];
    struct netbuf frames[BRIDGE_BATCH];
    unsigned done = netif_reap(way->out);
    way->sending -= done < way->sending ? done : way->sending;
    if (way->count) {
        unsigned before = way->count;
        send_held(way);
        if (way->count)
            return way->count < before;
    }
    unsigned received = netif_recv(way->in, frames, BRIDGE_BATCH);
    way->first = 0;
    for (unsigned i = 0; i < received; ++i) {
        unsigned char *data = frames[i].head + frames[i].offset;
        if (bridge->verdict(bridge->arg, from, data, frames[i].length))
            way->held[way->count++] = (struct netif_tx){ data, frames[i].length, frames[i].head };
        else
            netbuf_release(frames[i].head);
    }
    way->counts.received += received;
    way->counts.passed += way->count;
    way->counts.dropped += received - way->count;
    if (way->count)
        send_held(way);
    return received > 0;
}

/* Asks for the interrupts that would bring work: frames on a side whose other side takes them, and room (or buffers
 * that come back) where something is being sent. */
static void ask(struct bridge *bridge, bool on)
{
    for (unsigned side = 0; side < 2; ++side) {
        const struct bridge_way *from = &bridge->way[side], *to = &bridge->way[!side];
        netif_notify(from->in, on && !from->count, on && (to->count || to->sending));
    }
}

void bridge_run(struct bridge *bridge, uint64_t deadline)
{
    do {
        bool moved = move(bridge, 0);
        moved |= move(bridge, 1);
        if (moved) {
            minios_event_poll();                 /* the kernel's own events: refilled pools, the console */
            continue;
        }
        ask(bridge, true);                       /* level-like: what came just before ends the wait too */
        minios_event_wait(deadline);
        ask(bridge, false);
    } while (minios_monotonic() < deadline);
}
