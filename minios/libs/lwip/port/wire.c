/* The machine's interfaces: frames in batches, nothing copied. */
#include "wire.h"

#include <minios/net.h>
#include <stdlib.h>

enum {
    QUEUE = 256,                                 /* frames that wait for room in a ring; a power of two */
    BATCH = 32,
    BATCHES = 4,                                 /* then threads run before more is taken */
};

struct wire {
    struct netif *device;
    void *owner;
    struct wire *next;
    struct netif_tx queue[QUEUE];
    unsigned head, count;
};

_Static_assert((int)WIRE_HEADROOM == NETBUF_HEADROOM, "the two headers agree");

static struct wire *wires;

unsigned wire_count(void) { return minios_netif_count(); }
const uint8_t *wire_mac(const struct wire *wire) { return netif_mac(wire->device); }
unsigned wire_mtu(const struct wire *wire) { return netif_mtu(wire->device); }
bool wire_link_up(const struct wire *wire) { return netif_link_up(wire->device); }
void wire_buffer_release(unsigned char *head) { netbuf_release(head); }

static void flush(struct wire *wire)
{
    if (!wire->count)
        return;
    netif_reap(wire->device);
    while (wire->count) {
        unsigned run = QUEUE - wire->head;       /* to the end of the array, then from its start */
        if (run > wire->count)
            run = wire->count;
        unsigned taken = netif_send(wire->device, &wire->queue[wire->head], run);
        wire->head = (wire->head + taken) % QUEUE;
        wire->count -= taken;
        if (taken < run)
            break;
    }
    netif_notify(wire->device, true, wire->count > 0);
}

static void receive(void *arg)
{
    struct wire *wire = arg;
    struct netbuf frames[BATCH];
    unsigned got = BATCH;
    wire_batch_begins();
    netif_notify(wire->device, false, wire->count > 0);   /* no interrupts for what is taken anyway */
    for (unsigned round = 0; round < BATCHES && got == BATCH; round++) {
        got = netif_recv(wire->device, frames, BATCH);
        for (unsigned i = 0; i < got; i++)
            wire_received(wire->owner, frames[i].head, frames[i].head + frames[i].offset, frames[i].length);
    }
    wire_batch_ends();
    netif_notify(wire->device, true, wire->count > 0);     /* calls again when more is there */
}

static void room(void *arg)
{
    flush(arg);
}

struct wire *wire_open(unsigned index, void *owner)
{
    struct wire *wire = calloc(1, sizeof *wire);
    if (!wire)
        return NULL;
    wire->device = minios_netif(index);
    wire->owner = owner;
    wire->next = wires;
    wires = wire;
    netif_set_tx_done(wire->device, wire_sent);
    netif_set_events(wire->device, receive, room, wire);
    netif_notify(wire->device, true, false);
    return wire;
}

bool wire_send(struct wire *wire, const void *data, size_t length, void *token)
{
    if (wire->count == QUEUE)
        flush(wire);
    if (wire->count == QUEUE)
        return false;
    wire->queue[(wire->head + wire->count++) % QUEUE] =
        (struct netif_tx){ .data = data, .length = (uint32_t)length, .token = token };
    return true;
}

void wire_flush(void)
{
    for (struct wire *wire = wires; wire; wire = wire->next)
        flush(wire);
}

void wire_reap(void)
{
    for (struct wire *wire = wires; wire; wire = wire->next)
        netif_reap(wire->device);
}
