/* A new connection between the same ends while the old one is in TIME_WAIT: RFC 9293, section 3.6.1 (and RFC 1122, 4.2.2.13) let it
 * begin when its first sequence number lies beyond the old one's last. lwIP would only repeat its last acknowledgement, and
 * a client that uses its ports again soon would wait for seconds. */
#include <arch/hooks.h>
#include <lwip/pbuf.h>
#include <lwip/priv/tcp_priv.h>
#include <lwip/prot/ip4.h>
#include <lwip/prot/ip6.h>
#include <lwip/prot/tcp.h>

/* The header's fields are looked at before lwIP has checked the segment's sum: a wrong one costs an old connection the rest of its
 * TIME_WAIT and nothing else. */
static void look(const struct pbuf *p, size_t offset, const ip_addr_t *local, const ip_addr_t *remote)
{
    if (p->len < offset + sizeof(struct tcp_hdr))
        return;
    const struct tcp_hdr *tcp = (const struct tcp_hdr *)((const char *)p->payload + offset);
    if ((TCPH_FLAGS(tcp) & (TCP_SYN | TCP_ACK | TCP_RST | TCP_FIN)) != TCP_SYN)
        return;
    u16_t local_port = lwip_htons(tcp->dest), remote_port = lwip_htons(tcp->src);
    for (struct tcp_pcb *pcb = tcp_tw_pcbs; pcb; pcb = pcb->next)
        if (pcb->local_port == local_port && pcb->remote_port == remote_port && ip_addr_cmp(&pcb->remote_ip, remote) &&
            ip_addr_cmp(&pcb->local_ip, local)) {
            if (TCP_SEQ_GT(lwip_htonl(tcp->seqno), pcb->rcv_nxt))
                tcp_abort(pcb);                  /* in TIME_WAIT it sends nothing */
            return;
        }
}

int port_reopen4(struct pbuf *p)
{
    const struct ip_hdr *head = p->payload;
    if (!tcp_tw_pcbs || p->len < IP_HLEN || IPH_V(head) != 4 || IPH_PROTO(head) != IP_PROTO_TCP ||
        IPH_OFFSET_BYTES(head) != 0)
        return 0;
    ip_addr_t local = IPADDR4_INIT(head->dest.addr), remote = IPADDR4_INIT(head->src.addr);
    look(p, IPH_HL_BYTES(head), &local, &remote);
    return 0;
}

int port_reopen6(struct pbuf *p, struct netif *netif)
{
    const struct ip6_hdr *head = p->payload;
    if (!tcp_tw_pcbs || p->len < IP6_HLEN || IP6H_V(head) != 6 || IP6H_NEXTH(head) != IP6_NEXTH_TCP)
        return 0;
    ip_addr_t local, remote;
    ip_addr_copy_from_ip6_packed(local, head->dest);
    ip_addr_copy_from_ip6_packed(remote, head->src);
    ip6_addr_assign_zone(ip_2_ip6(&local), IP6_UNKNOWN, netif);
    ip6_addr_assign_zone(ip_2_ip6(&remote), IP6_UNKNOWN, netif);
    look(p, IP6_HLEN, &local, &remote);
    return 0;
}
