/*
 * checktcpheader.{cc,hh} -- checks TCP header (RFC 9293 section 3.1)
 */
#include <click/config.h>
#include "checktcpheader.hh"
#include <clicknet/ip.h>
#include <clicknet/tcp.h>
CLICK_DECLS

CheckTCPHeader::Reason
CheckTCPHeader::check(const Packet *p) const
{
    if (!has_ip(p, IP_PROTO_TCP))
        return wrong_protocol;
    const click_ip *ip = p->ip_header();
    int length = ntohs(ip->ip_len) - p->network_header_length();
    if (length > p->transport_length() || length < (int) sizeof(click_tcp))
        return bad_length;
    const click_tcp *tcp = p->tcp_header();
    int header = tcp->th_off << 2;
    if (header < (int) sizeof(click_tcp) || header > length)
        return bad_length;
    uint16_t csum = click_in_cksum(reinterpret_cast<const unsigned char *>(tcp), length);
    return click_in_cksum_pseudohdr(csum, ip, length) != 0 ? bad_checksum : n_reasons;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(CheckTransportHeader)
EXPORT_ELEMENT(CheckTCPHeader)
