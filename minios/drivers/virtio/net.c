/* The virtio network device (VIRTIO 1.2, 5.1): queue 0 receives, queue 1 sends. No offloads are agreed on, so every
 * frame is whole, at most MTU long, and the virtio header is all zero in both directions. */
#include <minios/time.h>
#include "../../kernel/cold.h"
#include "../../kernel/events.h"
#include "../../kernel/netif.h"
#include "../../kernel/print.h"
#include "device.h"
#include "net.h"

#define ETHERNET 14

static const uint8_t tx_header[VIRTIO_NET_HEADER];   /* shared by all frames: the device only reads it */

static struct virtio_net *net_of(const struct netif *n) { return (struct virtio_net *)(uintptr_t)n; }

static COLD void report_broken(struct virtio_net *net, const char *queue)
{
    if (net->reported)
        return;
    net->reported = true;
    kprintf("minios: %s: the backend's %s ring makes no sense; the interface is stopped\n", net->device->name, queue);
    net->device->transport->set_status(net->device, STATUS_RESET);   /* it must not write into our buffers any more */
    net->rx.broken = net->tx.broken = true;
    for (void *head; (head = virtq_abandon(&net->rx));)
        netbuf_release(head);
    event_raise(net->event);                     /* for the frames that were being sent: reap() gives them back */
}

static void refill(struct netif *n, bool all)
{
    struct virtio_net *net = net_of(n);
    unsigned target = netbuf_target(n, all, net->rx.size);
    while (net->rx.in_flight < target && !net->rx.broken) {
        unsigned char *head = netbuf_take_or_wait(n);
        if (!head)
            break;
        struct virtq_segment segment = { head + NETBUF_FRAME - net->header, net->header + net->frame_max };
        if (!virtq_add(&net->rx, &segment, 1, true, head)) {
            netbuf_release(head);
            break;
        }
    }
    if (virtq_publish(&net->rx))
        net->device->transport->notify(net->device, 0);
}

static unsigned receive(struct netif *n, struct netbuf *bufs, unsigned max)
{
    struct virtio_net *net = net_of(n);
    unsigned count = 0;
    uint32_t length;
    unsigned char *head;
    uint64_t now = 0;
    while (count < max && (head = virtq_take(&net->rx, &length))) {
        if (length < net->header + ETHERNET || length > net->header + net->frame_max) {
            n->stats.rx_bad++;
            netbuf_release(head);
            continue;
        }
        if (!now)
            now = minios_walltime();
        length -= net->header;
        bufs[count++] = (struct netbuf){ head, netbuf_size(n->pool), NETBUF_FRAME, length, now };
        n->stats.rx_frames++;
        n->stats.rx_bytes += length;
    }
    if (net->rx.broken)
        report_broken(net, "receive");
    else
        netbuf_top_up(n);
    return count;
}

static void finish(struct virtio_net *net, struct tx_slot *slot)
{
    void *token = slot->token;
    slot->next = net->free_slots;
    net->free_slots = slot;
    if (net->netif.done)
        net->netif.done(token);
}

static unsigned reap(struct netif *n)
{
    struct virtio_net *net = net_of(n);
    unsigned count = 0;
    uint32_t unused;
    void *slot;
    for (; net->refused_count; count++) {
        void *token = net->refused[--net->refused_count];
        if (n->done)
            n->done(token);
    }
    for (; (slot = virtq_take(&net->tx, &unused)); count++)
        finish(net, slot);
    if (net->tx.broken) {
        report_broken(net, "send");
        for (; (slot = virtq_abandon(&net->tx)); count++)
            finish(net, slot);
    }
    return count;
}

static unsigned transmit(struct netif *n, const struct netif_tx *tx, unsigned count)
{
    struct virtio_net *net = net_of(n);
    unsigned i = 0;
    for (; i < count; i++) {
        if (!tx[i].length || tx[i].length > n->mtu + VIRTIO_NET_FRAME_EXTRA || net->tx.broken) {
            if (net->refused_count == VIRTIO_NET_QUEUE_LIMIT)
                break;
            net->refused[net->refused_count++] = tx[i].token;
            n->stats.tx_bad++;
            if (net->want_tx)
                event_raise(net->event);
            continue;
        }
        struct tx_slot *slot = net->free_slots;
        struct virtq_segment segments[VIRTIO_NET_TX_SEGMENTS] = { { tx_header, net->header }, { tx[i].data, tx[i].length } };
        if (!slot || !virtq_add(&net->tx, segments, VIRTIO_NET_TX_SEGMENTS, false, slot))
            break;
        net->free_slots = slot->next;
        slot->token = tx[i].token;
        n->stats.tx_frames++;
        n->stats.tx_bytes += tx[i].length;
    }
    if (virtq_publish(&net->tx))
        net->device->transport->notify(net->device, 1);
    return i;
}

static bool rx_waiting(struct virtio_net *net) { return net->want_rx && virtq_has_used(&net->rx); }
static bool tx_waiting(struct virtio_net *net)
{
    return net->want_tx && (net->refused_count || virtq_has_used(&net->tx) || (net->tx.broken && net->tx.in_flight));
}

static void notify(struct netif *n, bool rx, bool tx)
{
    struct virtio_net *net = net_of(n);
    net->want_rx = rx;
    net->want_tx = tx;
    virtq_interrupts(&net->rx, rx);
    virtq_interrupts(&net->tx, tx);
    netbuf_top_up(n);
    if (rx_waiting(net) || tx_waiting(net))
        event_raise(net->event);                 /* came before the asking: there will be no interrupt for it */
}

void virtio_net_event(void *arg)
{
    struct virtio_net *net = arg;
    if (rx_waiting(net) && net->netif.rx)
        net->netif.rx(net->netif.arg);
    if (tx_waiting(net) && net->netif.tx)
        net->netif.tx(net->netif.arg);
}

void virtio_net_interrupt(void *arg) { event_raise(((struct virtio_net *)arg)->event); }

static bool link_up(const struct netif *n)
{
    struct virtio_net *net = net_of(n);
    return !net->reported && (!(net->features & VIRTIO_NET_F_STATUS) || virtio_net_config16(net->device, VIRTIO_NET_CONFIG_STATUS) & 1);
}

const struct netif_driver virtio_net_driver = { receive, transmit, reap, notify, link_up, refill };
