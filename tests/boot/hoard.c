/* Keeps every receive buffer until the pool has run dry, then gives them back in the wrong order and starts again: no
 * frame may be lost and nothing leak. Ends after argv[1] frames, each of which must hold its number in its first four
 * bytes behind the addresses (offset 14, big endian). */
#include <minios/event.h>
#include <minios/memory.h>
#include <minios/net.h>
#include <minios/time.h>
#include <stdio.h>
#include <stdlib.h>

#define MAX 8192

static unsigned char *kept[MAX];
static unsigned count, rounds;

static void give_back(void)
{
    for (unsigned i = 0; i < count; i += 2)
        netbuf_release(kept[i]);
    for (unsigned i = 1; i < count; i += 2)
        netbuf_release(kept[i]);
    count = 0;
    rounds++;
}

int main(int argc, char **argv)
{
    unsigned limit = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 0) : 1000, seen = 0;
    struct netif *n = minios_netif(0);
    if (!n)
        return 2;
    netif_notify(n, true, false);
    printf("ready\n");
    while (seen < limit) {
        struct netbuf bufs[64];
        unsigned got = netif_recv(n, bufs, 64);
        for (unsigned i = 0; i < got; i++) {
            const unsigned char *f = bufs[i].head + bufs[i].offset + 14;
            unsigned number = (unsigned)f[0] << 24 | (unsigned)f[1] << 16 | (unsigned)f[2] << 8 | f[3];
            if (number != seen++) {
                printf("frame %u came as number %u\n", number, seen - 1);
                return 1;
            }
            kept[count++] = bufs[i].head;
        }
        if (!got) {
            /* Nothing for a tenth of a second: dry, or the sender is slow. Either way the buffers go back. */
            minios_event_wait(minios_monotonic() + 100000000);
            if (netif_recv(n, bufs, 0) == 0 && netif_stats(n)->rx_starved > rounds)
                give_back();
        }
    }
    give_back();
    struct minios_meminfo m;
    minios_meminfo(&m);
    printf("seen %u rounds %u starved %lu pages %lu free %lu\n", seen, rounds, (unsigned long)netif_stats(n)->rx_starved,
           (unsigned long)m.pages, (unsigned long)m.free);
    return 0;
}
