/* Names of hosts. */
#ifndef LWIP_PORT_RESOLVE_H
#define LWIP_PORT_RESOLVE_H
#include <lwip/ip_addr.h>
#include <stdbool.h>

/* Asks the name servers for one address (four: IPv4, else IPv6), blocking. 0 or EAI_…. Answers are kept as long as their
 * time to live says. */
int resolve_name(const char *name, bool four, ip_addr_t *address);

#endif
