/*
 * truncateippayload.{cc,hh} -- cuts the payload of IP packets
 */
#include <click/config.h>
#include "truncateippayload.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
#include <clicknet/ip.h>
#include <clicknet/icmp.h>
#include <clicknet/tcp.h>
CLICK_DECLS

int
TruncateIPPayload::configure(Vector<String> &conf, ErrorHandler *errh)
{
    _length = 0;
    _transport = _extra_length = true;
    return Args(conf, this, errh).read_p("LENGTH", BoundedIntArg(0, 65535), _length).read_p("TRANSPORT", _transport)
        .read("EXTRA_LENGTH", _extra_length).complete();
}

// Its length, as the packet says; 0 for protocols without one that we know.
uint32_t
TruncateIPPayload::transport_header(const Packet *p, uint32_t hlen)
{
    const click_ip *ip = p->ip_header();
    int length = p->network_length() - static_cast<int>(hlen);
    const unsigned char *transport = p->network_header() + hlen;
    if (ip->ip_p == IP_PROTO_TCP) {
        int offset = length >= 12 + 1 ? transport[12] >> 4 : 0;
        return offset < 5 ? 20 : offset << 2;
    }
    if (ip->ip_p == IP_PROTO_UDP)
        return 8;
    if (ip->ip_p == IP_PROTO_ICMP && length >= 8)
        return transport[0] == ICMP_TSTAMP || transport[0] == ICMP_TSTAMPREPLY ? 20 : 8;
    return 0;
}

Packet *
TruncateIPPayload::simple_action(Packet *p)
{
    uint32_t keep = _length;
    if (p->has_network_header() && p->network_length() > 0) {
        uint32_t hl = p->ip_header()->ip_hl;
        uint32_t hlen = hl < 5 ? 20 : hl << 2;
        keep += p->network_header_offset() + hlen;
        if (_transport && hl >= 5 && p->network_length() >= static_cast<int>(hlen))
            keep += transport_header(p, hlen);
    }
    if (keep < p->length()) {
        uint32_t cut = p->length() - keep;
        if (_extra_length)
            SET_EXTRA_LENGTH_ANNO(p, EXTRA_LENGTH_ANNO(p) + cut);
        p->take(cut);
    }
    return p;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(TruncateIPPayload)
