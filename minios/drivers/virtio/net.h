/* The state of one virtio network interface. */
#ifndef VIRTIO_NET_H
#define VIRTIO_NET_H
#include "../../kernel/netif.h"
#include "ring.h"

#define TX_SLOTS 128

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
    void *refused[256];                          /* tokens of frames that can never be sent, until the next reap */
    unsigned refused_count;
};
#endif
