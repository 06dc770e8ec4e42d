/* The state of one virtio network interface. */
#ifndef VIRTIO_NET_H
#define VIRTIO_NET_H
#include "../../kernel/netif.h"
#include "device.h"
#include "ring.h"

#define VIRTIO_NET_F_STATUS (1ull << 16)
#define VIRTIO_NET_CONFIG_STATUS 6
#define VIRTIO_NET_HEADER 12                     /* bytes, from virtio 1.0 on */
#define VIRTIO_NET_FRAME_EXTRA 18                /* Ethernet header and one VLAN tag, over the MTU */
#define VIRTIO_NET_QUEUE_LIMIT 256
#define VIRTIO_NET_TX_SEGMENTS 2                 /* descriptors of a frame that is sent: header, data */
#define TX_SLOTS (VIRTIO_NET_QUEUE_LIMIT / VIRTIO_NET_TX_SEGMENTS)

struct tx_slot {
    void *token;                                 /* the app's, which may be NULL */
    struct tx_slot *next;
};

struct virtio_net {
    struct netif netif;                          /* first: a struct netif * is a struct virtio_net * */
    struct virtio_device *device;
    uint64_t features;
    uint32_t header;                             /* bytes of the virtio header */
    uint32_t frame_max;
    bool want_rx, want_tx, reported;
    int event;
    struct virtq rx, tx;
    struct tx_slot slots[TX_SLOTS], *free_slots;
    void *refused[VIRTIO_NET_QUEUE_LIMIT];                          /* tokens of frames that can never be sent, until the next reap */
    unsigned refused_count;
};

/* net.c: what runs once the device is in use. */
extern const struct netif_driver virtio_net_driver;
void virtio_net_event(void *net), virtio_net_interrupt(void *net);
/* net_start.c: a 16-bit field of the device's configuration. */
uint16_t virtio_net_config16(struct virtio_device *, unsigned offset);
#endif
