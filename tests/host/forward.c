#include <string.h>
#include <minios/event.h>
#include <minios/net.h>
#include "forward.h"
#include "random.h"

#define BATCH 32
#define COLLECT 256                              /* the most that forward_hold may be */
#define OWN 64

unsigned forward_hold, forward_own_every;
long forward_held;
static unsigned char own[OWN][1600];
static bool own_used[OWN];

static void done(void *token)
{
    size_t at = (size_t)((unsigned char *)token - own[0]);
    if (at < sizeof(own))
        own_used[at / sizeof(own[0])] = false;
    else
        netbuf_release(token);
    forward_held--;
}

static void send_all(struct netif *out, struct netif_tx *tx, unsigned n)
{
    for (unsigned at = 0; at < n;) {
        at += netif_send(out, tx + at, n - at);
        if (at < n) {
            netif_notify(out, false, true);
            minios_event_wait(MINIOS_NO_DEADLINE);
            netif_reap(out);
        }
    }
}

/* The frame from the app's own memory instead, if there is a free piece of it. */
static void move_to_own(struct netif_tx *tx)
{
    for (unsigned i = 0; i < OWN; i++)
        if (!own_used[i]) {
            own_used[i] = true;
            memcpy(own[i], tx->data, tx->length);
            netbuf_release(tx->token);
            *tx = (struct netif_tx){ own[i], tx->length, own[i] };
            return;
        }
}

static void forward(struct netif *in, struct netif *out, struct netif_tx *kept, unsigned *count)
{
    struct netbuf bufs[BATCH];
    netif_reap(out);
    unsigned n = netif_recv(in, bufs, forward_hold && forward_hold - *count < BATCH ? forward_hold - *count : BATCH);
    for (unsigned i = 0; i < n; i++) {
        struct netif_tx *tx = &kept[(*count)++];
        *tx = (struct netif_tx){ bufs[i].head + bufs[i].offset, bufs[i].length, bufs[i].head };
        if (forward_own_every && !random_number(forward_own_every))
            move_to_own(tx);
    }
    forward_held += n;
    if (*count >= forward_hold) {
        n = *count;
        *count = 0;
        send_all(out, kept, n);
    }
}

void forward_frames(void *unused)
{
    static struct netif_tx kept[2][COLLECT + BATCH];
    static unsigned count[2];
    (void)unused;
    for (unsigned i = 0; i < 2; i++)
        netif_set_tx_done(minios_netif(i), done);
    for (;;) {
        for (unsigned i = 0; i < 2; i++)
            forward(minios_netif(i), minios_netif(1 - i), kept[i], &count[i]);
        for (unsigned i = 0; i < 2; i++)
            netif_notify(minios_netif(i), true, true);
        minios_event_wait(MINIOS_NO_DEADLINE);
    }
}
