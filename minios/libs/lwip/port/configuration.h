/* The words of the command line that configure interfaces; see <minios/lwip.h>. */
#ifndef LWIP_PORT_CONFIGURATION_H
#define LWIP_PORT_CONFIGURATION_H
#include <lwip/ip_addr.h>
#include <stdbool.h>

struct configuration {
    bool off, dhcp, auto6, has4;
    ip4_addr_t address4, mask4, gateway4;
    ip6_addr_t address6[LWIP_IPV6_NUM_ADDRESSES - 1];    /* the first of all is the link-local one */
    unsigned count6;
    ip6_addr_t gateway6;
    ip_addr_t dns[DNS_MAX_SERVERS];
    unsigned dns_count;
};

/* What the words say about interface `index`. Wrong ones end the machine with a message. */
void configuration_read(unsigned index, struct configuration *);

#endif
