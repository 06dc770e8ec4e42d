/* Takes a virtio network device into use: features, MAC address, MTU, rings (VIRTIO 1.2, 5.1.3 to 5.1.5). */
#include <string.h>
#include <minios/memory.h>
#include "../../kernel/events.h"
#include "device.h"
#include "net.h"

#define F_MTU (1ull << 3)
#define F_MAC (1ull << 5)
enum { CONFIG_MAC = 0, CONFIG_MTU = 10 };
#define HEADER_LEGACY 10                         /* without the num_buffers field that MRG_RXBUF or 1.0 brings */
#define MTU_DEFAULT 1500
#define MTU_MIN 68
#define MTU_MAX 65521

uint16_t virtio_net_config16(struct virtio_device *d, unsigned offset)
{
    return (uint16_t)(d->transport->read_config(d, offset) | d->transport->read_config(d, offset + 1) << 8);
}

/* A backend without a MAC address gets a local one, different for each interface. */
static void find_mac(struct virtio_net *net)
{
    static uint8_t next;
    uint8_t local[6] = { 0x02, 0x00, 0x4d, 0x4f, 0x53, next++ };
    memcpy(net->netif.mac, local, 6);
    if (net->features & F_MAC)
        for (unsigned i = 0; i < 6; i++)
            net->netif.mac[i] = net->device->transport->read_config(net->device, CONFIG_MAC + i);
}

static void find_mtu(struct virtio_net *net)
{
    net->netif.mtu = net->features & F_MTU ? virtio_net_config16(net->device, CONFIG_MTU) : MTU_DEFAULT;
    if (net->netif.mtu < MTU_MIN || net->netif.mtu > MTU_MAX)
        net->netif.mtu = MTU_DEFAULT;
    net->frame_max = net->netif.mtu + VIRTIO_NET_FRAME_EXTRA;
}

void virtio_net_add(struct virtio_device *device)
{
    size_t pages = (sizeof(struct virtio_net) + MINIOS_PAGE_SIZE - 1) / MINIOS_PAGE_SIZE;
    struct virtio_net *net = minios_pages_alloc(pages);
    if (!net) {
        virtio_fail(device, "no memory");
        return;
    }
    net->device = device;
    net->header = device->legacy ? HEADER_LEGACY : VIRTIO_NET_HEADER;
    net->features = virtio_negotiate(device, F_MTU | F_MAC | VIRTIO_NET_F_STATUS);
    net->event = event_register(virtio_net_event, net);
    if (!net->features)
        return;
    find_mac(net);
    find_mtu(net);
    net->netif.driver = &virtio_net_driver;
    net->netif.pool = netbuf_pool(net->frame_max);
    if (!device->transport->set_interrupt(device, virtio_net_interrupt, net)) {
        virtio_fail(device, "no interrupt for it");
        return;
    }
    if (!virtio_queue_start(device, 0, VIRTIO_NET_QUEUE_LIMIT, &net->rx) || !virtio_queue_start(device, 1, VIRTIO_NET_QUEUE_LIMIT, &net->tx))
        return;
    for (unsigned i = 0; i < net->tx.size / VIRTIO_NET_TX_SEGMENTS; i++) {
        net->slots[i].next = net->free_slots;
        net->free_slots = &net->slots[i];
    }
    virtq_interrupts(&net->rx, false);
    virtq_interrupts(&net->tx, false);
    virtio_driver_ok(device);
    virtio_net_driver.refill(&net->netif, false);    /* the rest when all interfaces are known, in notify() */
    netif_register(&net->netif);
}
