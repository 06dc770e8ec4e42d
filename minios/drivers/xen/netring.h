/* The two rings of a network frontend (xen/io/netif.h; one page each, xen/io/ring.h). Nothing but memory: no hypercall, so
 * it is tested on the host against a backend that lies (bench/fuzz/netring_fuzz.c).
 *
 * The backend is not trusted: it can write anything into these pages at any time. What we need to remember is kept
 * outside of them, every field is read once, and an index or id that cannot be is refused. */
#ifndef XEN_NETRING_H
#define XEN_NETRING_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <xen/xen.h>
#include <xen/io/netif.h>

#define NETRING_SIZE 256                         /* entries of either ring: what fits into a page, as a power of two */
#define NETRING_PAGE 4096

/* Receive: buffers go out, frames come back in the same order and the same slots, as xen/io/netif.h asks of backends. */
struct netring_rx {
    volatile struct netif_rx_sring *shared;
    uint32_t posted, published, taken;           /* free running: buffers put in, shown to the backend, come back */
    void *buffers[NETRING_SIZE];                 /* by slot; NULL: the backend does not have it */
    enum { RX_FRAME, RX_EXTRA, RX_REST } expect; /* what the next response is: after what was said to follow, not a frame */
    bool rest_after_extra;
    bool broken;                                 /* the producer index is impossible; nothing is taken any more */
};

/* What came back with a buffer. length 0: no frame, the buffer only (counted by the caller as bad). */
struct netring_frame { uint32_t offset, length; };

void netring_rx_init(struct netring_rx *, void *page);   /* clears the page */
unsigned netring_rx_out(const struct netring_rx *);      /* buffers that the backend has, or will be shown */
/* Puts in a buffer (not NULL), known to the backend as `grant`. False: the ring is full or broken. */
bool netring_rx_post(struct netring_rx *, void *buffer, grant_ref_t grant);
/* Shows the backend what was put in. True when it wants an event for it. */
bool netring_rx_publish(struct netring_rx *);
bool netring_rx_waiting(const struct netring_rx *);
/* Takes back the oldest buffer that the backend is done with, and says which slot it was in. NULL: there is none. The
 * frame is inside the first `limit` bytes (at most 4096) of the page, and plain: no parts, no blank checksum. */
void *netring_rx_take(struct netring_rx *, uint32_t limit, struct netring_frame *, unsigned *slot);
/* Asks for an event when so many responses wait to be taken, or for none (0). Look at netring_rx_waiting() after asking. */
void netring_rx_ask(struct netring_rx *, unsigned frames);
/* Of a ring that the backend cannot reach any more: a buffer that will not come back, and its slot; NULL: no more. */
void *netring_rx_abandon(struct netring_rx *, unsigned *slot);

/* Send: frames go out under an id, ids come back in any order. */
struct netring_tx {
    volatile struct netif_tx_sring *shared;
    uint32_t posted, published, taken;
    bool out[NETRING_SIZE];                      /* by id: the backend has it */
    bool broken;                                 /* an impossible index or id: what else it says cannot be believed either */
};

void netring_tx_init(struct netring_tx *, void *page);
/* Adds one frame: bytes [offset, offset + length) of the granted page. `id` below NETRING_SIZE and not out. False: the
 * ring is full or broken. */
bool netring_tx_post(struct netring_tx *, unsigned id, grant_ref_t grant, uint32_t offset, uint32_t length);
bool netring_tx_publish(struct netring_tx *);
bool netring_tx_waiting(const struct netring_tx *);
/* The id of a frame that the backend is done with; -1: there is none. *sent: it says that it took the frame. */
int netring_tx_take(struct netring_tx *, bool *sent);
/* Asks for an event when half of what is out has been taken (at once: of one), or for none. */
void netring_tx_ask(struct netring_tx *, bool wanted);
int netring_tx_abandon(struct netring_tx *);     /* an id that will not come back; -1: no more */
#endif
