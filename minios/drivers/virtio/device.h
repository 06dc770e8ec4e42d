/* A virtio device, whatever it is attached to (VIRTIO 1.2, chapters 2 to 4). */
#ifndef VIRTIO_DEVICE_H
#define VIRTIO_DEVICE_H
#include <stdbool.h>
#include <stdint.h>
#include "ring.h"

#define VIRTIO_ID_NET 1
#define VIRTIO_ID_ENTROPY 4

enum { STATUS_RESET = 0, STATUS_ACKNOWLEDGE = 1, STATUS_DRIVER = 2, STATUS_DRIVER_OK = 4, STATUS_FEATURES_OK = 8,
       STATUS_FAILED = 128 };

#define VIRTIO_F_ANY_LAYOUT (1ull << 27)
#define VIRTIO_F_VERSION_1 (1ull << 32)
#define VIRTIO_MAX_QUEUES 2

struct virtio_device;

struct virtio_transport {
    uint64_t (*get_features)(struct virtio_device *);
    void (*set_features)(struct virtio_device *, uint64_t);
    uint8_t (*get_status)(struct virtio_device *);
    void (*set_status)(struct virtio_device *, uint8_t);
    uint8_t (*read_config)(struct virtio_device *, unsigned offset);
    uint16_t (*queue_max)(struct virtio_device *, unsigned index);       /* 0: no such queue */
    void (*queue_start)(struct virtio_device *, unsigned index, const struct virtq *);
    void (*notify)(struct virtio_device *, unsigned index);
    /* Makes interrupt(arg) run, with interrupts off, when a queue has news. False when no interrupt can be had. */
    bool (*set_interrupt)(struct virtio_device *, void (*interrupt)(void *), void *arg);
};

struct virtio_device {
    const struct virtio_transport *transport;
    uint32_t id;                                 /* what it is: VIRTIO_ID_… */
    bool legacy;                                 /* the pre-1.0 register layout and header (virtio-mmio version 1) */
    uint64_t address;                            /* shown in messages: of the registers, or bus << 8 | slot << 3 | function */
    char name[24];
    void (*interrupt)(void *);
    void *interrupt_arg;
    union {
        struct { volatile uint8_t *registers; unsigned irq; } mmio;
        struct {
            volatile uint8_t *common, *notify, *isr, *config;
            uint32_t common_size, notify_size, config_size, notify_multiplier;
            uint32_t notify_offset[VIRTIO_MAX_QUEUES];
            bool use_msix;
        } pci;
    };
};

/* Reset, acknowledge, and agree on `wanted` of what the device offers; the features agreed on, or 0 with a message.
 * VERSION_1 (or legacy's ANY_LAYOUT) is always wanted. */
uint64_t virtio_negotiate(struct virtio_device *, uint64_t wanted);
/* Allocates and starts queue `index` with at most `max` descriptors; false with a message. */
bool virtio_queue_start(struct virtio_device *, unsigned index, uint16_t max, struct virtq *);
void virtio_driver_ok(struct virtio_device *);
void virtio_fail(struct virtio_device *, const char *why);

/* Drivers: take a device over, and keep the pointer for ever. */
void virtio_net_add(struct virtio_device *);
void virtio_entropy_add(struct virtio_device *);

/* Transports: set `device` up when there is a device there that we have a driver for; false when there is not. */
bool virtio_mmio_probe(struct virtio_device *, uint64_t address, unsigned irq);
bool virtio_pci_probe(struct virtio_device *, uint32_t pci_function);
#endif
