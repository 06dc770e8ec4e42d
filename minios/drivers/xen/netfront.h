/* The network frontend: one struct netfront for each device/vif/N of xenstore (xen/io/netif.h, xen/io/xenbus.h).
 *
 * What a backend can reach. It gets whole pages, so nothing may be in them that is not its business:
 *   - received frames: each has a page of its own (netbuf_page_pool()), the headroom and our records are in another;
 *   - sent frames: such a page is granted as it is, read-only. All other memory (the heap) is copied into pages that hold
 *     nothing but frames for this backend. So is a frame that begins in the headroom.
 *   - The rest of a page may still show parts of frames that were in it before, also of other interfaces.
 * Without `persistent`, a frame is ours alone once it has been received: the grant is ended first. With it, the backend can
 * change a frame while it is being worked on, for the device's lifetime: a choice for backends that are trusted anyway
 * (dom0's are). A page that the backend does not give back is never used again until it does.
 *
 * Threads: they are cooperative. The driver's functions run in the app's thread, netfront_bus.c in the thread "netfront".
 * What the latter changes, it changes between two calls that may block. */
#ifndef XEN_NETFRONT_H
#define XEN_NETFRONT_H
#include <stdint.h>
#include <xen/xen.h>
#include <xen/event_channel.h>
#include "../../kernel/netif.h"
#include "../../platform/xen/grants.h"
#include "netring.h"

#define NETFRONT_FRAME_EXTRA 18                  /* Ethernet header and one VLAN tag, over the MTU */
#define NETFRONT_PATH 96                         /* longest path in xenstore that we take, with its zero byte */
#define NETFRONT_COPIES 64                       /* frames that were copied to be sent, at once */

/* Set by the command line's word minios.netfront=poll,persistent,refill (netfront_options.c). */
struct netfront_options {
    bool poll;                                   /* look at the rings again and again; no event for each frame */
    bool persistent;                             /* grant each page once */
    bool refill;                                 /* a fresh buffer at once for each that was taken */
};
extern struct netfront_options netfront_options;
void netfront_parse_options(void);               /* panics for a name that it does not know */

/* One frame on its way out. Its place in slots[] is its id on the ring. */
struct netfront_slot {
    void *token;                                 /* the app's, which may be NULL */
    struct netfront_slot *next;
    grant_ref_t grant;                           /* of its own, for pages of frames; GRANT_NONE before the first use */
    bool granted;                                /* the grant is open now */
    struct netfront_copy *copy;                  /* where the frame was copied to, or NULL */
};

struct netfront_copy {
    struct netfront_copy *next;
    unsigned char *data;
    grant_ref_t grant;                           /* the page's; open as long as the interface is up */
};

enum netfront_presence { NETFRONT_THERE, NETFRONT_GONE };

struct netfront {
    struct netif netif;                          /* first: a struct netif * is a struct netfront * */
    struct netfront *next;                       /* in the list of all */
    int event;
    uint32_t frame_max;
    bool up;                                     /* rings, port and grants are in use */
    bool was_up;                                 /* before the suspend that goes on now */
    bool want_rx, want_tx;
    bool blocked;                                /* frames were not taken because the interface is not up */

    struct netring_rx rx;
    grant_ref_t rx_grants[NETRING_SIZE];         /* by slot, without `persistent` */
    unsigned char *kept_back;                    /* received buffers that the backend still has: linked through head */

    struct netring_tx tx;
    struct netfront_slot slots[NETRING_SIZE], *free_slots;
    struct netfront_slot *stuck;                 /* of an earlier connection: the backend still has the page */
    struct netfront_slot *finished;              /* of an earlier connection: done() is due */
    struct netfront_copy copies[NETFRONT_COPIES], *free_copies;
    unsigned copy_count;                         /* that have memory */
    void *refused[NETRING_SIZE];                 /* tokens of frames that can never be sent, until the next reap */
    unsigned refused_count;

    /* netfront_link.c */
    void *rx_page, *tx_page;
    grant_ref_t rx_ring_grant, tx_ring_grant;
    evtchn_port_t port;                          /* 0: none */
    domid_t backend;

    /* netfront_bus.c */
    unsigned index;                              /* N */
    enum netfront_presence presence;
    bool look;                                   /* something about it has changed in xenstore */
    bool state_news;                             /* the backend's state was written since it was read */
    bool broken;                                 /* the backend has said something impossible; until a new one comes */
    int written, backend_state;                  /* enum xenbus_state: ours as last written, the backend's as last read */
    char backend_path[NETFRONT_PATH];            /* empty: not known */
    struct minios_xenstore_watch *watch;         /* of the backend's state */
};

extern struct netfront *netfronts;               /* in the order of their numbers as interfaces */
extern unsigned netfront_epoch;                  /* counts resumes: grants and ports of another epoch are void */

/* A page is granted to this backend already, and for good (`persistent`). */
static inline bool netfront_grant_holds(const struct netfront *net, const struct netbuf_grant *g)
{
    return g->reference != GRANT_NONE && g->epoch == netfront_epoch && g->domain == net->backend;
}

/* netfront_bus.c (netfront_init() of kernel/netif.h is there): finds the interfaces, connects them in a thread of its own. */
void netfront_wake(struct netfront *);           /* look at it in that thread */

void netfront_poll(void);                        /* starts netfront_poll.c's thread */
unsigned netfront_batch(const struct netfront *);                  /* frames that may gather while that thread sleeps */

/* netfront.c: receive, events. */
extern const struct netif_driver netfront_driver;
void netfront_event(void *net);
bool netfront_waiting(struct netfront *);
void netfront_break(struct netfront *, const char *ring);
void netfront_ask(struct netfront *);
void netfront_stop_receive(struct netfront *, bool grants_void);
bool netfront_retry_receive(struct netfront *);  /* true: nothing is kept back any more */

/* netfront_send.c */
unsigned netfront_send(struct netif *, const struct netif_tx *, unsigned n), netfront_reap(struct netif *);
bool netfront_tx_waiting(const struct netfront *);
void netfront_stop_send(struct netfront *, bool grants_void);
bool netfront_retry_send(struct netfront *);     /* true: the backend has none of our pages from before any more */
bool netfront_end_send(struct netfront *);       /* frees the grants of slots and copies; false: try again later */

void netfront_wait_thaw(void);                   /* blocks while a suspend goes on: after everything else that blocks */

/* netfront_link.c: rings and port. up() needs backend; what it shares is told to xenstore by the caller. False: not now. */
bool netfront_prepare(struct netfront *);
void netfront_up(struct netfront *), netfront_down(struct netfront *, bool grants_void);
bool netfront_released(struct netfront *);       /* after down(): the backend has let go of all; false: try again later */
#endif
