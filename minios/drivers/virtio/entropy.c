/* The virtio entropy device (VIRTIO 1.2, 5.4): one queue, which it fills with random bytes. It is asked seldom and for
 * little, so the driver polls: without an interrupt nothing else can run in the middle of a key's making. */
#include <string.h>
#include <minios/time.h>
#include "../../arch/x86_64/cpu.h"
#include "../../kernel/entropy.h"
#include "../../kernel/print.h"
#include "device.h"

#define QUEUE_SIZE 4
#define PATIENCE 10000000000ull                  /* ns; a backend may be limited to so many bytes per second */

static struct virtio_device *device;
static struct virtq queue;
static unsigned char bytes[64];                  /* the device writes here; nothing is left in it between two calls */

static void give_up(const char *why)
{
    virtio_fail(device, why);
    device->transport->set_status(device, STATUS_RESET);   /* it must not write into our memory any more */
    queue.broken = true;
}

/* Up to sizeof(bytes) into `bytes`; 0 when there are none. A request that was not answered in time is left with the device:
 * the next call waits for the same one. */
static size_t ask(void)
{
    struct virtq_segment segment = { bytes, sizeof(bytes) };
    if (!queue.in_flight && !virtq_add(&queue, &segment, 1, true, bytes))
        return 0;
    if (virtq_publish(&queue))
        device->transport->notify(device, 0);
    uint64_t deadline = minios_monotonic() + PATIENCE;
    while (!virtq_has_used(&queue)) {
        if (queue.broken || minios_monotonic() >= deadline)
            return 0;
        __builtin_ia32_pause();
    }
    uint32_t length;
    if (virtq_take(&queue, &length) && length > 0 && length <= sizeof(bytes))
        return length;
    give_up("the entropy device's answer makes no sense; it is stopped");
    return 0;
}

static bool fill(void *to, size_t size)
{
    for (size_t at = 0, count; at < size; at += count) {
        count = ask();
        if (!count)
            return false;
        barrier();                               /* the bytes are read after the index that announces them */
        if (count > size - at)
            count = size - at;
        memcpy((char *)to + at, bytes, count);
        memset(bytes, 0, sizeof(bytes));
        barrier();
    }
    return true;
}

void virtio_entropy_add(struct virtio_device *found)
{
    if (device)
        return;                                  /* one is enough */
    device = found;
    if (!virtio_negotiate(found, 0) || !virtio_queue_start(found, 0, QUEUE_SIZE, &queue))
        return;
    virtq_interrupts(&queue, false);
    virtio_driver_ok(found);
    entropy_register(fill);
}
