/* What all virtio devices go through (VIRTIO 1.2, 3.1.1). */
#include <minios/memory.h>
#include "../../kernel/print.h"
#include "device.h"

#define LEGACY_ALIGN 4096

void virtio_fail(struct virtio_device *device, const char *why)
{
    kprintf("minios: %s: %s\n", device->name, why);
    device->transport->set_status(device, STATUS_FAILED);
}

uint64_t virtio_negotiate(struct virtio_device *device, uint64_t wanted)
{
    const struct virtio_transport *t = device->transport;
    t->set_status(device, STATUS_RESET);
    for (unsigned i = 0; t->get_status(device) != 0; i++)
        if (i == 100000) {
            virtio_fail(device, "does not come out of reset");
            return 0;
        }
    t->set_status(device, STATUS_ACKNOWLEDGE);
    t->set_status(device, STATUS_ACKNOWLEDGE | STATUS_DRIVER);
    uint64_t needed = device->legacy ? VIRTIO_F_ANY_LAYOUT : VIRTIO_F_VERSION_1;
    uint64_t features = t->get_features(device) & (wanted | needed);
    if (!(features & needed)) {
        virtio_fail(device, device->legacy ? "a legacy device without ANY_LAYOUT" : "a device before virtio 1.0");
        return 0;
    }
    t->set_features(device, features);
    if (device->legacy)
        return features;                         /* FEATURES_OK came with 1.0 */
    t->set_status(device, STATUS_ACKNOWLEDGE | STATUS_DRIVER | STATUS_FEATURES_OK);
    if (!(t->get_status(device) & STATUS_FEATURES_OK)) {
        virtio_fail(device, "refuses the features it has offered");
        return 0;
    }
    return features;
}

bool virtio_queue_start(struct virtio_device *device, unsigned index, uint16_t max, struct virtq *q)
{
    uint16_t size = device->transport->queue_max(device, index);
    if (size > max)
        size = max;
    while (size & (size - 1))
        size &= (uint16_t)(size - 1);            /* the next lower power of two */
    if (size < 4) {
        virtio_fail(device, "a queue is missing or too short");
        return false;
    }
    size_t align = device->legacy ? LEGACY_ALIGN : 4;
    size_t rings = (virtq_ring_bytes(size, align) + 7) & ~7ul, bytes = rings + virtq_state_bytes(size);
    size_t pages = (bytes + MINIOS_PAGE_SIZE - 1) / MINIOS_PAGE_SIZE;
    char *memory = minios_pages_alloc(pages);
    if (!memory) {
        virtio_fail(device, "no memory for its queues");
        return false;
    }
    virtq_init(q, size, memory, align, memory + rings);
    device->transport->queue_start(device, index, q);
    return true;
}

void virtio_driver_ok(struct virtio_device *device)
{
    device->transport->set_status(device, (uint8_t)(device->transport->get_status(device) | STATUS_DRIVER_OK));
}
