/* The network of an image with lwIP. Sockets need nothing of this: the stack starts before main().
 *
 * Interfaces take their configuration from words of the command line, which main() does not see:
 *
 *     net0=dhcp,auto6                          the default: IPv4 by DHCP, IPv6 by router advertisements (SLAAC)
 *     net0=10.0.0.2/24,gw=10.0.0.1,dns=10.0.0.3
 *     net1=2001:db8::2/64,gw=2001:db8::1       each address family on its own; several addresses are separated by commas
 *     net1=off                                 left alone (for libpcap, or <minios/net.h>)
 *
 * The first word for an interface counts, so the boot command line overrides the image's own arguments. */
#ifndef MINIOS_LWIP_H
#define MINIOS_LWIP_H
#include <stdbool.h>
#ifdef __cplusplus
extern "C" {
#endif

/* Waits until an interface has an address beyond its own link, at most so many milliseconds (negative: for ever). */
bool minios_net_wait(int milliseconds);

/* Programs that use lwIP's raw API (<lwip/tcp.h>, <lwip/udp.h>, <lwip/raw.h>) from threads put these around their calls:
 * frames are sent, and what goes to the image itself arrives, at the outermost leave. Nothing in between may block.
 * lwIP's callbacks run inside already. They nest. */
void minios_net_enter(void);
void minios_net_leave(void);

#ifdef __cplusplus
}
#endif
#endif
