/* What libpcap's own functions call instead of the resolver and of sockets (library.toml renames them): pcap_compile()
 * wants numbers for port names and host names, pcap_lookupnet() an address.
 *
 * Numbers and the names of services need no network. Host names are asked of lwip when the image has it; without it
 * there is no such host ("unknown host 'example.org'" from pcap_geterr()). */
#ifndef PCAP_PORT_NAMES_H
#define PCAP_PORT_NAMES_H
#include <netdb.h>

/* As POSIX getaddrinfo(), for what libpcap asks: either a node or a service, and one result for each address. The list
 * is to be freed with the function below. */
int pcap_minios_getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **);
void pcap_minios_freeaddrinfo(struct addrinfo *);

/* There is no /etc/networks: always NULL. */
struct netent *pcap_minios_getnetbyname(const char *);

/* What pcap_lookupnet() opens (lookup.c). */
int pcap_minios_socket(int domain, int type, int protocol);

#endif
