#include <string.h>
#include "xenstore_ring.h"

/* The other side may write while we read: each of its fields is loaded once, and what was loaded is what is checked. */
static uint32_t load(const XENSTORE_RING_IDX *index) { return __atomic_load_n(index, __ATOMIC_ACQUIRE); }
static void store(XENSTORE_RING_IDX *index, uint32_t value) { __atomic_store_n(index, value, __ATOMIC_RELEASE); }

void store_ring_attach(struct store_ring *ring, void *page)
{
    ring->shared = page;
    ring->req_prod = load(&ring->shared->req_prod);
    ring->rsp_cons = load(&ring->shared->rsp_cons);
    ring->broken = false;
}

size_t store_ring_put(struct store_ring *ring, const void *data, size_t size)
{
    /* Acquire: the slots up to req_cons are free before they are written again. */
    uint32_t used = ring->req_prod - load(&ring->shared->req_cons);
    ring->broken |= used > XENSTORE_RING_SIZE;
    if (ring->broken)
        return 0;
    uint32_t at = MASK_XENSTORE_IDX(ring->req_prod), room = XENSTORE_RING_SIZE - used;
    size_t n = size < room ? size : room;
    size_t first = n < XENSTORE_RING_SIZE - at ? n : XENSTORE_RING_SIZE - at;    /* up to the end of the array */
    memcpy(ring->shared->req + at, data, first);
    memcpy(ring->shared->req, (const char *)data + first, n - first);
    ring->req_prod += (uint32_t)n;
    store(&ring->shared->req_prod, ring->req_prod);    /* release: the bytes are there before they are announced */
    return n;
}

size_t store_ring_get(struct store_ring *ring, void *to, size_t size)
{
    /* Acquire: the bytes up to rsp_prod were written before it. */
    uint32_t used = load(&ring->shared->rsp_prod) - ring->rsp_cons;
    ring->broken |= used > XENSTORE_RING_SIZE;
    if (ring->broken)
        return 0;
    uint32_t at = MASK_XENSTORE_IDX(ring->rsp_cons);
    size_t n = size < used ? size : used;
    size_t first = n < XENSTORE_RING_SIZE - at ? n : XENSTORE_RING_SIZE - at;
    memcpy(to, ring->shared->rsp + at, first);
    memcpy((char *)to + first, ring->shared->rsp, n - first);
    ring->rsp_cons += (uint32_t)n;
    store(&ring->shared->rsp_cons, ring->rsp_cons);    /* release: we have read the bytes before they may be overwritten */
    return n;
}

void store_ring_skip(struct store_ring *ring)
{
    ring->rsp_cons = load(&ring->shared->rsp_prod);
    store(&ring->shared->rsp_cons, ring->rsp_cons);    /* release: as after reading it all */
}

bool store_ring_quiet(const struct store_ring *ring) { return load(&ring->shared->req_cons) == ring->req_prod; }
