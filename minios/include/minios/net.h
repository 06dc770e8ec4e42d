/* Network interfaces: whole Ethernet frames, zero copy in both directions.
 *
 * Call everything here from thread context only. Interfaces are numbered from 0 in the order in which the platform
 * names them: QEMU's first -device is 0 (do not place virtio-mmio devices with bus=), on PCI the lowest slot is. The
 * numbering never changes while the image runs. */
#ifndef MINIOS_NET_H
#define MINIOS_NET_H
#include <stdbool.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

struct netif;

/* Every received frame has at least this much free room before and after it, in bytes. */
#define NETBUF_HEADROOM 64
#define NETBUF_TAILROOM 64

unsigned minios_netif_count(void);
struct netif *minios_netif(unsigned index);      /* NULL when there is none */
const uint8_t *netif_mac(const struct netif *);  /* 6 bytes, valid for ever */
unsigned netif_mtu(const struct netif *);        /* bytes, without the 14 byte Ethernet header; 1500 when not told */
bool netif_link_up(const struct netif *);        /* true when the backend cannot tell */

/* A received frame. The buffer is head[0 .. size); the frame (Ethernet header first, no FCS) is
 * head[offset .. offset + length). The receiver may write anywhere in the buffer. */
struct netbuf {
    unsigned char *head;
    uint32_t size, offset, length;
    uint64_t when;                               /* minios_walltime() when it was taken off the ring */
};

/* Takes up to `max` frames off the ring, oldest first, and posts fresh buffers. Returns how many were stored in
 * bufs[]. The caller owns each until netbuf_release(head). Never blocks. */
unsigned netif_recv(struct netif *, struct netbuf *bufs, unsigned max);

/* Gives a receive buffer back: at any time, in any order, exactly once. */
void netbuf_release(unsigned char *head);

/* A frame to send: data[0 .. length), Ethernet header first, no FCS. The memory belongs to the driver, and must not
 * change, until done(token) was called for it. */
struct netif_tx {
    const unsigned char *data;
    uint32_t length;
    void *token;
};

/* Queues frames in order and kicks the backend once. Returns how many were accepted: fewer than n means that the ring
 * is full; reap, or ask for a tx event, and offer the rest again. A frame that can never be sent (empty, or longer
 * than netif_mtu() + 18) counts as accepted; done(token) is called for it by the next netif_reap(). */
unsigned netif_send(struct netif *, const struct netif_tx *, unsigned n);

/* Calls done(token) for every frame that was sent since the last call, from within this call. Returns how many. */
unsigned netif_reap(struct netif *);
void netif_set_tx_done(struct netif *, void (*done)(void *token));

/* Callbacks, run in thread context by minios_event_poll()/minios_event_wait(): rx(arg) when frames are waiting, tx(arg)
 * when frames were sent. Both are off until netif_notify() asks for them, may come once too often, and either may be
 * NULL. They are level-like: when there is something waiting at the time of asking, the callback comes too. */
void netif_set_events(struct netif *, void (*rx)(void *), void (*tx)(void *), void *arg);
void netif_notify(struct netif *, bool rx, bool tx);

struct netif_stats {
    uint64_t rx_frames, rx_bytes, tx_frames, tx_bytes;
    uint64_t rx_bad;                             /* dropped: a length or index from the backend was impossible */
    uint64_t rx_starved;                         /* times the ring could not be refilled for lack of buffers */
    uint64_t tx_bad;                             /* not sent: empty or too long */
    uint64_t tx_lost;                            /* accepted, but the backend refused them or went away with them */
};
const struct netif_stats *netif_stats(const struct netif *);

#ifdef __cplusplus
}
#endif
#endif
