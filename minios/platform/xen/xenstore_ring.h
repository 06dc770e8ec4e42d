/* Bytes through the page shared with xenstored (xen/io/xs_wire.h, xenstore_domain_interface). The other side may write
 * anything at any time: our own indices are kept in private memory, and its indices are believed only as far as they are
 * possible. Pure: no hypercall, no thread; compiled on the host by tests and fuzzers too. */
#ifndef XEN_XENSTORE_RING_H
#define XEN_XENSTORE_RING_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <xen/io/xs_wire.h>

struct store_ring {
    struct xenstore_domain_interface *shared;
    uint32_t req_prod, rsp_cons;                 /* ours; the page has copies for the other side */
    bool broken;                                 /* its indices were impossible; nothing is read or written any more */
};

/* Goes on where the indices in the page are. */
void store_ring_attach(struct store_ring *, void *page);
/* Both return the bytes moved, at most `size`: 0 when the ring is full, empty or broken. The caller notifies. */
size_t store_ring_put(struct store_ring *, const void *data, size_t size);
size_t store_ring_get(struct store_ring *, void *to, size_t size);
/* Throws away what the other side has written: answers of before a suspend. */
void store_ring_skip(struct store_ring *);
/* The other side has taken all that was put. */
bool store_ring_quiet(const struct store_ring *);
#endif
