/*
 * checkicmpheader.{cc,hh} -- checks ICMP header (RFC 792)
 */
#include <click/config.h>
#include "checkicmpheader.hh"
#include <clicknet/icmp.h>
#include <clicknet/ip.h>
CLICK_DECLS

CheckICMPHeader::Reason
CheckICMPHeader::check(const Packet *p) const
{
    if (!has_ip(p, IP_PROTO_ICMP))
        return wrong_protocol;
    int length = p->transport_length();
    if (length < (int) sizeof(click_icmp))
        return bad_length;
    const click_icmp *icmp = p->icmp_header();
    int least = sizeof(click_icmp), most = length;
    switch (icmp->icmp_type) {
    case ICMP_UNREACH:
    case ICMP_TIMXCEED:
    case ICMP_PARAMPROB:
    case ICMP_SOURCEQUENCH:
    case ICMP_REDIRECT:
        least = 8 + 20 + 8;             // an IP header and 8 bytes of what was refused
        break;
    case ICMP_TSTAMP:
    case ICMP_TSTAMPREPLY:
        least = most = sizeof(click_icmp_tstamp);
        break;
    case ICMP_IREQ:
    case ICMP_IREQREPLY:
        most = sizeof(click_icmp);
        break;
    }
    if (length < least || length > most)
        return bad_length;
    return click_in_cksum(reinterpret_cast<const unsigned char *>(icmp), length) != 0 ? bad_checksum : n_reasons;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(CheckTransportHeader)
EXPORT_ELEMENT(CheckICMPHeader)
