/* The table of interfaces, and the way from <minios/net.h> to the driver. */
#include <stddef.h>
#include "netif.h"
#include "panic.h"

#define MAX_NETIFS 32

static struct netif *netifs[MAX_NETIFS];
static unsigned count;

/* What an app must call to see interfaces refers to the list, without using it, so the linker keeps it then. */
typedef void (*starter)(void);
extern const starter __netif_starters[], __netif_starters_end[];
__attribute__((section(".netif_starters"), used)) static const starter netif_starters[] = { netfront_init };
#define NEEDS_STARTERS() __asm__ volatile(".reloc ., R_X86_64_NONE, %c0" :: "i"(netif_starters))

void netif_start(void)
{
    for (const starter *start = __netif_starters; start < __netif_starters_end; start++)
        (*start)();
}

void netif_register(struct netif *n)
{
    if (count == MAX_NETIFS)
        panic("more than %d network interfaces", MAX_NETIFS);
    netifs[count++] = n;
}

unsigned minios_netif_count(void)
{
    NEEDS_STARTERS();
    return count;
}

struct netif *minios_netif(unsigned index)
{
    NEEDS_STARTERS();
    return index < count ? netifs[index] : NULL;
}

const uint8_t *netif_mac(const struct netif *n) { return n->mac; }
unsigned netif_mtu(const struct netif *n) { return n->mtu; }
bool netif_link_up(const struct netif *n) { return n->driver->link_up(n); }
unsigned netif_recv(struct netif *n, struct netbuf *bufs, unsigned max) { return n->driver->recv(n, bufs, max); }
unsigned netif_send(struct netif *n, const struct netif_tx *tx, unsigned m) { return n->driver->send(n, tx, m); }
unsigned netif_reap(struct netif *n) { return n->driver->reap(n); }
void netif_set_tx_done(struct netif *n, void (*done)(void *)) { n->done = done; }

void netif_set_events(struct netif *n, void (*rx)(void *), void (*tx)(void *), void *arg)
{
    n->rx = rx;
    n->tx = tx;
    n->arg = arg;
}

void netif_notify(struct netif *n, bool rx, bool tx) { n->driver->notify(n, rx, tx); }
const struct netif_stats *netif_stats(const struct netif *n) { return &n->stats; }
