/* A network backend (xen/io/netif.h, xen/io/xenbus.h) as dom0's: it copies frames out of granted pages and into them, and
 * follows the states in the store. What it gives to the guest are frames with a number each; what the guest sends is checked
 * to be such frames, whole and in ascending order, from the interface beside it (0 <-> 1). */
#ifndef TESTS_HOST_NETBACK_H
#define TESTS_HOST_NETBACK_H
#include "domain.h"
#include <xen/io/netif.h>

struct netback {
    unsigned index;
    bool there, connected, awake;
    struct netif_tx_sring *tx;
    struct netif_rx_sring *rx;
    bool stale;                                  /* it uses rings that the guest shared with the one before it */
    grant_ref_t tx_ref, rx_ref;
    uint32_t tx_next, rx_next;                   /* free running: requests used, which is responses given */
    evtchn_port_t port;
    bool noise;                                  /* what comes may be no frame of the other one's: it is not looked at */
    uint64_t to_give;                            /* frames that it would like to give to the guest */
    uint64_t given, last, got;                   /* frames given; the number of the last one that came, and how many */
    uint64_t refused;                            /* requests with a grant that is none (any more) */
};

/* Writes the nodes of an interface as the tools do, with the backend in `state` (enum xenbus_state). */
void netback_plug(struct netback *, unsigned index, int state);
void netback_unplug(struct netback *);           /* all nodes gone, at once */
void netback_state(struct netback *, int state); /* writes it */
int netback_front(const struct netback *);       /* the guest's state */
void netback_forget(struct netback *);           /* lets go of the rings without a word */
void netback_more(struct netback *, uint64_t frames);          /* to give */
/* Some work. False: there is nothing to do. */
bool netback_step(struct netback *);
/* Answers what the guest has posted to receive with any bytes, half of them under the right number. */
void netback_lie(struct netback *);
/* As a backend that is started again before anybody looks: through InitWait to Connected, its indices from 0. */
void netback_restart(struct netback *);
#endif
