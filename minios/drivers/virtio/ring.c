#include "../../arch/x86_64/cpu.h"
#include "../../kernel/cold.h"
#include "ring.h"

#define DESC_NEXT 1
#define DESC_WRITE 2
#define AVAIL_NO_INTERRUPT 1
#define USED_NO_NOTIFY 1
#define NO_DESCRIPTOR 0xffff

static size_t round_up(size_t value, size_t to) { return (value + to - 1) / to * to; }

static size_t avail_end(uint16_t size) { return sizeof(struct virtq_desc) * size + 6 + 2u * size; }

size_t virtq_ring_bytes(uint16_t size, size_t align)
{
    return round_up(avail_end(size), align) + 6 + sizeof(struct virtq_used_element) * size;
}

size_t virtq_state_bytes(uint16_t size) { return (size_t)size * (sizeof(void *) + sizeof(uint16_t) + 1); }

COLD void virtq_init(struct virtq *q, uint16_t size, void *rings, size_t align, void *state)
{
    char *base = rings;
    q->size = size;
    q->desc = (void *)base;
    q->avail = (void *)(base + sizeof(struct virtq_desc) * size);
    q->used = (void *)(base + round_up(avail_end(size), align));
    q->tokens = state;
    q->links = (uint16_t *)(q->tokens + size);
    q->lengths = (uint8_t *)(q->links + size);
    for (uint16_t i = 0; i < size; i++)
        q->links[i] = i + 1 < size ? (uint16_t)(i + 1) : NO_DESCRIPTOR;
    q->free_head = 0;
    q->free_count = size;
    q->avail_index = q->used_index = q->in_flight = 0;
    q->broken = false;
}

bool virtq_add(struct virtq *q, const struct virtq_segment *segments, uint16_t count, bool device_writes, void *token)
{
    if (q->broken || count > q->free_count)
        return false;
    uint16_t head = q->free_head, at = head;
    for (uint16_t i = 0; i < count; i++) {
        volatile struct virtq_desc *d = &q->desc[at];
        d->address = (uint64_t)segments[i].data;
        d->length = segments[i].length;
        d->flags = (uint16_t)((device_writes ? DESC_WRITE : 0) | (i + 1 < count ? DESC_NEXT : 0));
        d->next = q->links[at];
        if (i + 1 < count)
            at = q->links[at];
    }
    q->free_head = q->links[at];
    q->links[at] = NO_DESCRIPTOR;
    q->free_count = (uint16_t)(q->free_count - count);
    q->tokens[head] = token;
    q->lengths[head] = (uint8_t)count;
    /* Not visible yet: the device reads only up to avail->index, which virtq_publish() moves. */
    q->avail->ring[q->avail_index % q->size] = head;
    q->avail_index++;
    q->in_flight++;
    return true;
}

bool virtq_publish(struct virtq *q)
{
    if (q->avail->index == q->avail_index)
        return false;
    barrier();                                   /* descriptors and ring entries are written before the index */
    q->avail->index = q->avail_index;
    memory_fence();                              /* the index is out before we look whether the device is asleep */
    return !(q->used->flags & USED_NO_NOTIFY);
}

bool virtq_has_used(const struct virtq *q) { return !q->broken && q->used->index != q->used_index; }

static void free_chain(struct virtq *q, uint16_t head)
{
    uint16_t last = head;
    while (q->links[last] != NO_DESCRIPTOR)
        last = q->links[last];
    q->links[last] = q->free_head;
    q->free_head = head;
    q->free_count = (uint16_t)(q->free_count + q->lengths[head]);
}

void *virtq_take(struct virtq *q, uint32_t *length)
{
    if (q->broken)
        return NULL;
    uint16_t ready = (uint16_t)(q->used->index - q->used_index);
    if (!ready)
        return NULL;
    barrier();                                   /* the element is read after the index that announces it */
    const volatile struct virtq_used_element *element = &q->used->ring[q->used_index % q->size];
    uint32_t id = element->id;                   /* read once: it could change between the check and the use */
    *length = element->length;
    /* More than was offered, a descriptor that is none, or one that the device does not have: its state is lost. */
    if (ready > q->in_flight || id >= q->size || !q->tokens[id]) {
        q->broken = true;
        return NULL;
    }
    void *token = q->tokens[id];
    q->tokens[id] = NULL;
    free_chain(q, (uint16_t)id);
    q->used_index++;
    q->in_flight--;
    return token;
}

COLD void *virtq_abandon(struct virtq *q)
{
    for (uint16_t i = 0; q->broken && q->in_flight && i < q->size; i++)
        if (q->tokens[i]) {
            void *token = q->tokens[i];
            q->tokens[i] = NULL;
            q->in_flight--;
            return token;
        }
    return NULL;
}

void virtq_interrupts(struct virtq *q, bool wanted)
{
    q->avail->flags = wanted ? 0 : AVAIL_NO_INTERRUPT;
    memory_fence();                              /* asked before the caller looks at the used index */
}
