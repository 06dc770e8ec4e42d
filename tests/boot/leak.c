/* As echo, for interfaces 0 and 1; says what is in use after argv[1] frames, and again whenever more have come and then none
 * for two seconds. On Xen only.
 *
 * The pool of buffers grows when it must and never shrinks, so at first frames are collected until more are held than will
 * ever be later: then it has all that it needs. */
#include <minios/event.h>
#include <minios/memory.h>
#include <minios/net.h>
#include <minios/time.h>
#include <malloc.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#define BATCH 32
#define COLLECT 700                              /* both send rings, and what is being moved */
#define SECOND 1000000000ull                   /* ns */

unsigned xen_grants_used(void);                  /* the kernel's: platform/xen/grants.h */

static unsigned long sent;
static long held;                                /* buffers that are ours, or on their way out */
static struct netif_tx collected[COLLECT];
static unsigned collected_count;

static void done(void *token)
{
    netbuf_release(token);
    held--;
    sent++;
}

static void send_all(struct netif *out, struct netif_tx *tx, unsigned n)
{
    for (unsigned at = 0; at < n;) {
        at += netif_send(out, tx + at, n - at);
        if (at < n) {
            netif_notify(out, true, true);
            minios_event_wait(MINIOS_NO_DEADLINE);
            netif_reap(out);
        }
    }
}

static void send_collected(struct netif *out)
{
    unsigned n = collected_count;
    collected_count = 0;
    send_all(out, collected, n);
}

static void collect(struct netif *in, struct netif *out)
{
    struct netbuf bufs[BATCH];
    unsigned room = COLLECT - collected_count, n = netif_recv(in, bufs, room < BATCH ? room : BATCH);
    for (unsigned i = 0; i < n; i++)
        collected[collected_count++] = (struct netif_tx){ bufs[i].head + bufs[i].offset, bufs[i].length, bufs[i].head };
    held += n;
    if (collected_count == COLLECT)
        send_collected(out);
    netif_reap(out);
}

static void forward(struct netif *in, struct netif *out)
{
    struct netbuf bufs[BATCH];
    struct netif_tx tx[BATCH];
    netif_reap(out);
    unsigned n = netif_recv(in, bufs, BATCH);
    for (unsigned i = 0; i < n; i++)
        tx[i] = (struct netif_tx){ bufs[i].head + bufs[i].offset, bufs[i].length, bufs[i].head };
    held += n;
    send_all(out, tx, n);
}

static void report(void)
{
    struct minios_meminfo m;
    minios_meminfo(&m);
    printf("in use after %lu: heap %zu pages %lu grants %u buffers %ld\n", sent, (size_t)mallinfo().uordblks,
           (unsigned long)m.pages, xen_grants_used(), held);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    unsigned long first = argc > 1 ? strtoul(argv[1], NULL, 0) : 0, reported = 0;
    if (minios_netif_count() < 2)
        return 2;
    for (unsigned i = 0; i < 2; i++) {
        netif_set_tx_done(minios_netif(i), done);
        netif_notify(minios_netif(i), true, true);
    }
    printf("ready\n");
    for (uint64_t changed = 0;;) {
        unsigned long before = sent;
        minios_event_wait(minios_monotonic() + SECOND);
        for (unsigned i = 0; i < 4; i++) {
            if (sent < first / 2) {
                collect(minios_netif(0), minios_netif(1));
            } else {
                send_collected(minios_netif(1));
                forward(minios_netif(0), minios_netif(1));
            }
            forward(minios_netif(1), minios_netif(0));
        }
        for (unsigned i = 0; i < 2; i++)
            netif_notify(minios_netif(i), true, true);
        if (sent != before)
            changed = minios_monotonic();
        bool silent = sent != reported && !held && minios_monotonic() - changed > 2 * SECOND;
        if (sent >= first && (silent || (!reported && !held))) {
            reported = sent;
            report();
        }
    }
}
