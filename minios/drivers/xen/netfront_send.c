/* A network interface of a Xen domain, sending half. See netfront.h for what is granted and what is copied. */
#include <string.h>
#include <minios/memory.h>
#include "../../kernel/cold.h"
#include "../../kernel/events.h"
#include "../../kernel/pages.h"
#include "../../platform/xen/events.h"
#include "netfront.h"

#define FRAME_MIN 14                             /* an Ethernet header: backends refuse less */
#define PAGE MINIOS_PAGE_SIZE
#define COPIES_SHARE 32                          /* copies take at most this part of memory */

/* A place to copy a frame to: half a page, or a page where frames are longer. NULL: all are on their way. */
static struct netfront_copy *take_copy(struct netfront *net)
{
    unsigned per_page = net->frame_max <= PAGE / 2 ? 2 : 1;
    if (!net->free_copies && net->copy_count + per_page <= NETFRONT_COPIES &&
        (net->copy_count < 2 * per_page || net->copy_count / per_page * PAGE < pages_total_bytes() / COPIES_SHARE)) {
        unsigned char *page = minios_pages_alloc(1);
        for (unsigned i = 0; page && i < per_page; i++) {
            struct netfront_copy *copy = &net->copies[net->copy_count++];
            *copy = (struct netfront_copy){ net->free_copies, page + i * PAGE / per_page, GRANT_NONE };
            net->free_copies = copy;
        }
    }
    struct netfront_copy *copy = net->free_copies;
    if (copy && copy->grant == GRANT_NONE && (copy->grant = xen_grant(net->backend, copy->data, true)) == GRANT_NONE)
        return NULL;
    if (copy)
        net->free_copies = copy->next;
    return copy;
}

/* Where a frame is, as the backend can reach it: in its own page, else in a copy. GRANT_NONE: not now. */
static grant_ref_t share(struct netfront *net, struct netfront_slot *slot, const struct netif_tx *tx, uint32_t *offset)
{
    unsigned char *head = netbuf_of_page(tx->data, tx->length);
    slot->copy = NULL;
    slot->granted = false;
    if (head) {
        struct netbuf_grant *g = netbuf_grant(head);
        *offset = (uint32_t)((uint64_t)tx->data % PAGE);
        if (netfront_options.persistent && netfront_grant_holds(net, g))
            return g->reference;
        if (slot->grant == GRANT_NONE)
            slot->grant = xen_grant_reserve();
        if (slot->grant != GRANT_NONE) {
            xen_grant_set(slot->grant, net->backend, tx->data, true);
            slot->granted = true;
        }
        return slot->grant;
    }
    slot->copy = take_copy(net);
    if (!slot->copy)
        return GRANT_NONE;
    memcpy(slot->copy->data, tx->data, tx->length);
    *offset = (uint32_t)((uint64_t)slot->copy->data % PAGE);
    return slot->copy->grant;
}

static bool refuse(struct netfront *net, void *token)
{
    if (net->refused_count == NETRING_SIZE)
        return false;
    net->refused[net->refused_count++] = token;
    net->netif.stats.tx_bad++;
    if (net->want_tx)
        event_raise(net->event);
    return true;
}

unsigned netfront_send(struct netif *n, const struct netif_tx *tx, unsigned count)
{
    struct netfront *net = (struct netfront *)n;
    unsigned i = 0;
    net->blocked = false;
    for (; i < count; i++) {
        /* A frame waits while the backend is away for a while, as it does when the ring is full. */
        if (tx[i].length < FRAME_MIN || tx[i].length > net->frame_max || net->presence == NETFRONT_GONE || net->broken) {
            if (!refuse(net, tx[i].token))
                break;
            continue;
        }
        struct netfront_slot *slot = net->up ? net->free_slots : NULL;
        uint32_t offset;
        grant_ref_t grant = slot ? share(net, slot, &tx[i], &offset) : GRANT_NONE;
        if (grant == GRANT_NONE) {
            net->blocked = !net->up;
            if (slot && net->tx.posted == net->tx.taken && refuse(net, tx[i].token))
                continue;                        /* no memory or grants, and nothing on its way that would give some back */
            break;
        }
        net->free_slots = slot->next;
        slot->token = tx[i].token;
        netring_tx_post(&net->tx, (unsigned)(slot - net->slots), grant, offset, tx[i].length);
        n->stats.tx_frames++;
        n->stats.tx_bytes += tx[i].length;
    }
    if (net->up && netring_tx_publish(&net->tx))
        xen_port_notify(net->port);
    return i;
}

/* Ends what the backend could reach of a frame. False: it still does. */
static bool unshare(struct netfront *net, struct netfront_slot *slot)
{
    if (slot->granted && !xen_grant_clear(slot->grant))
        return false;
    slot->granted = false;
    if (slot->copy) {
        slot->copy->next = net->free_copies;
        net->free_copies = slot->copy;
        slot->copy = NULL;
    }
    return true;
}

static void finish(struct netfront *net, struct netfront_slot *slot)
{
    void *token = slot->token;
    slot->next = net->free_slots;
    net->free_slots = slot;
    if (net->netif.done)
        net->netif.done(token);
}

static void push(struct netfront_slot **list, struct netfront_slot *slot)
{
    slot->next = *list;
    *list = slot;
}

unsigned netfront_reap(struct netif *n)
{
    struct netfront *net = (struct netfront *)n;
    unsigned count = 0;
    for (; net->refused_count; count++) {
        void *token = net->refused[--net->refused_count];
        if (n->done)
            n->done(token);
    }
    for (struct netfront_slot *slot; (slot = net->finished); count++) {
        net->finished = slot->next;
        finish(net, slot);
    }
    bool sent;
    for (int id; net->up && (id = netring_tx_take(&net->tx, &sent)) >= 0;) {
        struct netfront_slot *slot = &net->slots[id];
        if (!sent)
            n->stats.tx_lost++;
        if (unshare(net, slot)) {
            finish(net, slot);
            count++;
        } else {                                 /* the backend says that it is done, but has the page: the frame stays */
            push(&net->stuck, slot);
            netfront_wake(net);
        }
    }
    if (net->up && net->tx.broken)
        netfront_break(net, "send");
    return count;
}

bool netfront_tx_waiting(const struct netfront *net)
{
    if (!net->want_tx)
        return false;
    bool told = net->up || net->broken || net->presence == NETFRONT_GONE;      /* an answer for frames that wait */
    return net->refused_count || net->finished || (net->blocked && told) || (net->up && netring_tx_waiting(&net->tx));
}

/* What was on its way goes back to the app by the next reap, when the backend cannot read it any more. */
COLD void netfront_stop_send(struct netfront *net, bool grants_void)
{
    for (int id; (id = netring_tx_abandon(&net->tx)) >= 0; net->netif.stats.tx_lost++)
        push(&net->stuck, &net->slots[id]);
    for (unsigned i = 0; grants_void && i < NETRING_SIZE; i++) {
        net->slots[i].grant = GRANT_NONE;
        net->slots[i].granted = false;
    }
    for (unsigned i = 0; grants_void && i < net->copy_count; i++)
        net->copies[i].grant = GRANT_NONE;
}

COLD bool netfront_retry_send(struct netfront *net)
{
    for (struct netfront_slot **at = &net->stuck, *slot; (slot = *at);) {
        if (!unshare(net, slot)) {
            at = &slot->next;
            continue;
        }
        *at = slot->next;
        push(&net->finished, slot);
    }
    if (net->finished && net->want_tx)
        event_raise(net->event);
    return !net->stuck;
}

COLD bool netfront_end_send(struct netfront *net)
{
    for (unsigned i = 0; i < net->copy_count; i++) {
        if (net->copies[i].grant != GRANT_NONE && !xen_grant_end(net->copies[i].grant))
            return false;
        net->copies[i].grant = GRANT_NONE;
    }
    for (unsigned i = 0; i < NETRING_SIZE; i++) {
        if (net->slots[i].grant != GRANT_NONE)
            xen_grant_free(net->slots[i].grant);
        net->slots[i].grant = GRANT_NONE;
    }
    return true;
}
