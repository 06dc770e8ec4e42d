/* Where lwIP asks the port. */
#ifndef ARCH_HOOKS_H
#define ARCH_HOOKS_H
#include <lwip/ip_addr.h>
#ifdef __cplusplus
extern "C" {
#endif

struct netif;

/* Initial sequence numbers that nobody can guess: RFC 6528. */
u32_t port_first_sequence(const ip_addr_t *local, u16_t local_port, const ip_addr_t *remote, u16_t remote_port);
#define LWIP_HOOK_TCP_ISN(local, local_port, remote, remote_port)                                                   \
    port_first_sequence(local, local_port, remote, remote_port)

/* The gateway that an interface was told by gw=; NULL: routers that advertise themselves. */
const ip6_addr_t *port_gateway6(struct netif *);
#define LWIP_HOOK_ND6_GET_GW(netif, destination) port_gateway6(netif)

/* See every packet first, and leave it to lwIP (0). */
struct pbuf;
int port_reopen4(struct pbuf *);
int port_reopen6(struct pbuf *, struct netif *);
#define LWIP_HOOK_IP4_INPUT(packet, netif) port_reopen4(packet)
#define LWIP_HOOK_IP6_INPUT(packet, netif) port_reopen6(packet, netif)

#ifdef __cplusplus
}
#endif
#endif
