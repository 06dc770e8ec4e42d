/* Sends every frame that comes in on an interface out of its neighbour: 0 <-> 1, 2 <-> 3 …; the last one of an odd number
 * talks to itself. With no memory copied: the frame leaves from the receive buffer. Ends after `argv[1]` frames (0:
 * never), with the counters on the console. */
#include <minios/event.h>
#include <minios/memory.h>
#include <minios/net.h>
#include <stdio.h>
#include <stdlib.h>

#define BATCH 32
#define MAX_INTERFACES 32

struct port {
    struct netif *in, *out;
    struct netif_tx waiting[BATCH];
    unsigned first, count;
} ports[MAX_INTERFACES];

static unsigned long sent;

static void done(void *token)
{
    netbuf_release(token);
    sent++;
}

static void forward(struct port *p)
{
    struct netbuf bufs[BATCH];
    netif_reap(p->out);
    if (!p->count) {
        p->first = 0;
        p->count = netif_recv(p->in, bufs, BATCH);
        for (unsigned i = 0; i < p->count; i++)
            p->waiting[i] = (struct netif_tx){ bufs[i].head + bufs[i].offset, bufs[i].length, bufs[i].head };
    }
    unsigned n = netif_send(p->out, p->waiting + p->first, p->count);
    p->first += n;
    p->count -= n;
}

int main(int argc, char **argv)
{
    unsigned long limit = argc > 1 ? strtoul(argv[1], NULL, 0) : 0;
    unsigned count = minios_netif_count();
    for (unsigned i = 0; i < count; i++) {
        ports[i].in = minios_netif(i);
        ports[i].out = minios_netif((i ^ 1) < count ? i ^ 1 : i);
        netif_set_tx_done(ports[i].in, done);
        netif_notify(ports[i].in, true, true);
        const uint8_t *m = netif_mac(ports[i].in);
        printf("interface %u: %02x:%02x:%02x:%02x:%02x:%02x mtu %u link %d\n", i, m[0], m[1], m[2], m[3], m[4], m[5],
               netif_mtu(ports[i].in), netif_link_up(ports[i].in));
    }
    printf("ready\n");
    while (!limit || sent < limit) {
        minios_event_wait(MINIOS_NO_DEADLINE);
        for (unsigned round = 0; round < 4; round++)
            for (unsigned i = 0; i < count; i++)
                forward(&ports[i]);
        for (unsigned i = 0; i < count; i++)
            netif_notify(ports[i].in, true, true);
    }
    for (unsigned i = 0; i < count; i++) {
        const struct netif_stats *s = netif_stats(ports[i].in);
        printf("interface %u: rx %lu tx %lu bad %lu starved %lu\n", i, (unsigned long)s->rx_frames,
               (unsigned long)s->tx_frames, (unsigned long)(s->rx_bad + s->tx_bad), (unsigned long)s->rx_starved);
    }
    struct minios_meminfo m;
    minios_meminfo(&m);
    printf("memory: total %lu image %lu heap %lu pages %lu free %lu peak %lu\n", (unsigned long)m.total,
           (unsigned long)m.image, (unsigned long)m.heap, (unsigned long)m.pages, (unsigned long)m.free,
           (unsigned long)m.peak);
    return 0;
}
