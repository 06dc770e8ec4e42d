/* Sending: pcap_inject() and pcap_sendpacket(). The caller's memory is its own again when they return, so frames are
 * copied into slots, which stay with the interface for as long as the image runs: the driver may still be reading one
 * when a handle is closed. */
#include "live.h"

#include <errno.h>
#include <minios/event.h>
#include <minios/time.h>
#include <stdlib.h>
#include <string.h>

enum {
    SLOTS = 64,
    ETHERNET_HEADER = 14,
    VLAN_TAG = 4,                                /* netif_send() takes netif_mtu() + 18 bytes */
};

struct slot {
    struct slot *next;                           /* free slots */
    unsigned char frame[];
};

struct outbox {
    struct outbox *next;
    struct netif *netif;
    struct slot *free;
};

static struct outbox *outboxes;

static struct outbox *owner_of_next_done;

static void sent(void *token)
{
    struct slot *slot = token;
    slot->next = owner_of_next_done->free;
    owner_of_next_done->free = slot;
}

/* done() runs within netif_reap(), so whose frames come back is known. */
static void reap(struct outbox *outbox)
{
    owner_of_next_done = outbox;
    netif_reap(outbox->netif);
}

static size_t longest(const struct netif *netif)
{
    return netif_mtu(netif) + ETHERNET_HEADER + VLAN_TAG;
}

static struct outbox *outbox_of(struct netif *netif)
{
    for (struct outbox *each = outboxes; each; each = each->next)
        if (each->netif == netif)
            return each;
    size_t stride = (sizeof(struct slot) + longest(netif) + 15) & ~(size_t)15;
    struct outbox *made = malloc(sizeof *made + 16 + SLOTS * stride);
    if (!made)
        return NULL;
    *made = (struct outbox){ .next = outboxes, .netif = netif };
    unsigned char *memory = (unsigned char *)(((uintptr_t)(made + 1) + 15) & ~(uintptr_t)15);
    for (unsigned i = 0; i < SLOTS; ++i) {
        struct slot *slot = (struct slot *)(memory + i * stride);
        slot->next = made->free;
        made->free = slot;
    }
    outboxes = made;
    netif_set_tx_done(netif, sent);
    return made;
}

static int fail(pcap_t *handle, int error, const char *what)
{
    pcap_fmt_errmsg_for_errno(handle->errbuf, sizeof handle->errbuf, error, "%s", what);
    return PCAP_ERROR;
}

/* Waits until the driver is done with something. */
static void wait_for_room(struct live *live)
{
    netif_notify(live->netif, true, true);
    minios_event_wait(minios_monotonic() + 100000000);   /* 0.1 s: interrupts of others may end it too, so a loop asks again */
    netif_notify(live->netif, true, false);
}

int live_inject(pcap_t *handle, const void *frame, int size)
{
    struct live *live = handle->priv;
    if (size <= 0 || (size_t)size > longest(live->netif))
        return fail(handle, EMSGSIZE, "the frame cannot be sent");
    struct outbox *outbox = outbox_of(live->netif);
    if (!outbox)
        return fail(handle, ENOMEM, "no room for frames to send");
    reap(outbox);
    while (!outbox->free) {
        if (live->nonblock)
            return fail(handle, EAGAIN, "the interface is busy");
        wait_for_room(live);
        reap(outbox);
    }
    struct slot *slot = outbox->free;
    outbox->free = slot->next;
    memcpy(slot->frame, frame, (size_t)size);
    struct netif_tx tx = { .data = slot->frame, .length = (uint32_t)size, .token = slot };
    while (netif_send(live->netif, &tx, 1) == 0) {
        if (live->nonblock) {
            slot->next = outbox->free;
            outbox->free = slot;
            return fail(handle, EAGAIN, "the interface is busy");
        }
        wait_for_room(live);
        reap(outbox);
    }
    return size;
}
