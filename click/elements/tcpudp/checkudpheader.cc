/*
 * checkudpheader.{cc,hh} -- checks UDP header (RFC 768)
 */
#include <click/config.h>
#include "checkudpheader.hh"
#include <clicknet/ip.h>
#include <clicknet/udp.h>
CLICK_DECLS

CheckUDPHeader::Reason
CheckUDPHeader::check(const Packet *p) const
{
    if (!has_ip(p, IP_PROTO_UDP))
        return wrong_protocol;
    if (p->transport_length() < (int) sizeof(click_udp))
        return bad_length;
    const click_udp *udp = p->udp_header();
    int length = ntohs(udp->uh_ulen);
    if (length < (int) sizeof(click_udp) || length > p->transport_length())
        return bad_length;
    if (udp->uh_sum == 0)
        return n_reasons;               // the sender computed none
    uint16_t csum = click_in_cksum(reinterpret_cast<const unsigned char *>(udp), length);
    return click_in_cksum_pseudohdr(csum, p->ip_header(), length) != 0 ? bad_checksum : n_reasons;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(CheckTransportHeader)
EXPORT_ELEMENT(CheckUDPHeader)
