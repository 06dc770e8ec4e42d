#ifndef CLICK_TOSBITS_HH
#define CLICK_TOSBITS_HH
#include <click/packet.hh>
#include <clicknet/ip.h>
CLICK_DECLS

/** @brief Sets bits of the TOS byte (DSCP: RFC 2474, ECN: RFC 3168) and the checksum with it.
 * @param keep  mask of the bits that stay
 * @return the packet, unchanged when it has no IP header; 0 when there was no memory to copy it */
inline Packet *
set_tos_bits(Packet *p, uint8_t keep, uint8_t value)
{
    if (!p->has_network_header() || p->network_length() < static_cast<int>(sizeof(click_ip)))
        return p;
    WritablePacket *q = p->uniqueify();
    if (!q)
        return 0;
    // the byte shares a halfword with version and header length
    click_ip *ip = q->ip_header();
    uint16_t before, after;
    memcpy(&before, ip, 2);
    ip->ip_tos = (ip->ip_tos & keep) | value;
    memcpy(&after, ip, 2);
    click_update_in_cksum(&ip->ip_sum, before, after);
    return q;
}

CLICK_ENDDECLS
#endif
