/* A split virtqueue (VIRTIO 1.2, 2.7). The other side is not trusted: an index or length that cannot be is refused. */
#ifndef VIRTIO_RING_H
#define VIRTIO_RING_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct virtq_desc { uint64_t address; uint32_t length; uint16_t flags, next; };
struct virtq_avail { uint16_t flags, index, ring[]; };
struct virtq_used_element { uint32_t id, length; };
struct virtq_used { uint16_t flags, index; struct virtq_used_element ring[]; };

struct virtq {
    uint16_t size;                               /* descriptors: a power of two for us, so that indices wrap */
    uint16_t free_head, free_count;
    uint16_t avail_index, used_index;            /* ours: what we have offered, what we have taken */
    uint16_t in_flight;                          /* chains the device has */
    volatile struct virtq_desc *desc;
    volatile struct virtq_avail *avail;
    volatile struct virtq_used *used;
    void **tokens;                               /* by head descriptor; NULL: the device does not have it */
    uint16_t *links;                             /* our copy of the descriptors' next: the device could write the other */
    uint8_t *lengths;                            /* by head: descriptors in the chain */
    bool broken;                                 /* the device has said something impossible; nothing is taken any more */
};

struct virtq_segment { const void *data; uint32_t length; };

/* Bytes of memory for the rings, with the used ring at a multiple of `align`; and for the book-keeping behind them. */
size_t virtq_ring_bytes(uint16_t size, size_t align), virtq_state_bytes(uint16_t size);
/* Lays an empty queue out in `rings` (zeroed, page aligned, virtual = physical) and `state` (zeroed, 8 aligned). */
void virtq_init(struct virtq *, uint16_t size, void *rings, size_t align, void *state);

/* Queues a chain of segments under a token (not NULL); false when there are not enough descriptors. */
bool virtq_add(struct virtq *, const struct virtq_segment *, uint16_t count, bool device_writes, void *token);
/* Shows the device what was added. True when it wants to be notified. */
bool virtq_publish(struct virtq *);

bool virtq_has_used(const struct virtq *);
/* Takes one finished chain: its token, and the length that the device claims (not checked here). NULL: there is none. */
void *virtq_take(struct virtq *, uint32_t *length);
/* Of a broken queue, once its device was reset: the token of a chain that will never be finished, NULL: no more. */
void *virtq_abandon(struct virtq *);
/* Asks for interrupts, or not. Look at virtq_has_used() after asking. */
void virtq_interrupts(struct virtq *, bool wanted);
#endif
