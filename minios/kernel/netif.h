/* What a network driver gives the rest. Apps: <minios/net.h>. */
#ifndef KERNEL_NETIF_H
#define KERNEL_NETIF_H
#include <minios/net.h>
#include "netbuf.h"

struct netif_driver {
    unsigned (*recv)(struct netif *, struct netbuf *, unsigned max);
    unsigned (*send)(struct netif *, const struct netif_tx *, unsigned n);
    unsigned (*reap)(struct netif *);
    void (*notify)(struct netif *, bool rx, bool tx);
    bool (*link_up)(const struct netif *);
    void (*refill)(struct netif *, bool all);    /* buffers have come back: post NETBUF_MINIMUM, or all it wants */
};

struct netif {
    const struct netif_driver *driver;
    uint8_t mac[6];
    unsigned mtu;
    void (*done)(void *token);
    void (*rx)(void *), (*tx)(void *);
    void *arg;
    struct netif_stats stats;
    struct netbuf_pool *pool;
    bool starved;                                /* waits for refill(); netbuf.c's */
};

/* Finds and starts the interfaces of a platform that asks for it by netif_start() (netif.c has the list). An image that never
 * looks for interfaces (minios_netif, minios_netif_count) has neither the list nor the drivers in it. */
void netif_start(void);
void netfront_init(void);                        /* drivers/xen/netfront_bus.c */

/* Makes the interface known under the next index. */
void netif_register(struct netif *);
#endif
