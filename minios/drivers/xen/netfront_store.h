/* What netfront reads from xenstore and writes there. All of it blocks; what others wrote is checked. */
#ifndef XEN_NETFRONT_STORE_H
#define XEN_NETFRONT_STORE_H
#include "netfront.h"

#define NETFRONT_MAX 32                          /* interfaces, as in kernel/netif.c */

/* The numbers N of device/vif/N, ascending. */
unsigned netfront_list(unsigned indices[NETFRONT_MAX]);
bool netfront_read_mac(unsigned index, uint8_t mac[6]);
/* Of device/vif/N: a decimal number, or `otherwise`; a text shorter than NETFRONT_PATH. */
unsigned netfront_read_number(const struct netfront *, const char *name, unsigned otherwise);
bool netfront_read_text(const struct netfront *, const char *name, char text[NETFRONT_PATH]);
bool netfront_write_number(const struct netfront *, const char *name, unsigned value);
/* Of the backend's folder. */
unsigned netfront_backend_state(const struct netfront *);    /* enum xenbus_state; Unknown when there is none */
bool netfront_online(const struct netfront *);               /* it is to stay, even when it is Closed now */
struct minios_xenstore_watch *netfront_watch_backend(struct netfront *, void (*changed)(const char *, void *));
/* One of the names in device/vif/N that only we write. */
bool netfront_is_ours(const char *name);
#endif
