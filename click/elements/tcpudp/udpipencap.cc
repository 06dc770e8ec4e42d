/*
 * udpipencap.{cc,hh} -- puts packets in UDP (RFC 768) and IP (RFC 791)
 */
#include <click/config.h>
#include "udpipencap.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

enum { udpip_ttl = 250 };

UDPIPEncap::UDPIPEncap()
    : _checksum(true), _use_dst_anno(false), _ip_sum(0), _udp_sum(0)
{
    memset(&_headers, 0, sizeof(_headers));
    _id = 0;
}

int
UDPIPEncap::configure(Vector<String> &conf, ErrorHandler *errh)
{
    IPAddress src, dst;
    uint16_t sport, dport;
    String dst_text;
    bool checksum = true;
    if (Args(conf, this, errh)
	.read_mp("SRC", src)
	.read_mp("SPORT", IPPortArg(IP_PROTO_UDP), sport)
	.read_mp("DST", AnyArg(), dst_text)
	.read_mp("DPORT", IPPortArg(IP_PROTO_UDP), dport)
	.read_p("CHECKSUM", checksum)
	.complete() < 0)
	return -1;
    bool use_dst_anno = dst_text == "DST_ANNO";
    if (!use_dst_anno && !IPAddressArg().parse(dst_text, dst, ArgContext(this)))
	return errh->error("bad DST");
    _src = src;
    _dst = dst;
    _checksum = checksum;
    _use_dst_anno = use_dst_anno;
    memset(&_headers, 0, sizeof(_headers));
    _headers.ip.ip_v = 4;
    _headers.ip.ip_hl = sizeof(click_ip) >> 2;
    _headers.ip.ip_ttl = udpip_ttl;
    _headers.ip.ip_p = IP_PROTO_UDP;
    _headers.ip.ip_src = _src.in_addr();
    _headers.udp.uh_sport = htons(sport);
    _headers.udp.uh_dport = htons(dport);
    // Sums may be taken in memory order, and over any parts in any order (RFC 1071): what varies is added for each packet.
    _ip_sum = (uint16_t) ~click_ip_cksum20(&_headers.ip);
    _udp_sum = (uint16_t) ~click_in_cksum(reinterpret_cast<unsigned char *>(&_headers.udp), sizeof(click_udp))
	+ (uint16_t) ~click_in_cksum_pseudohdr_raw(0xFFFF, _src.addr(), 0, IP_PROTO_UDP, 0);
    return 0;
}

Packet *
UDPIPEncap::simple_action(Packet *p_in)
{
    WritablePacket *p = p_in->push(sizeof(Headers));
    if (!p)
	return 0;
    Headers *h = reinterpret_cast<Headers *>(p->data());
    *h = _headers;
    IPAddress dst = _dst;
    if (unlikely(_use_dst_anno))
	dst = p->dst_ip_anno();
    else
	p->set_dst_ip_anno(dst);
    uint32_t length = p->length(), udp_length = length - sizeof(click_ip);
    uint16_t id = htons(_id.fetch_and_add(1));
    h->ip.ip_len = htons(length);
    h->ip.ip_id = id;
    h->ip.ip_dst = dst.in_addr();
    h->ip.ip_sum = ~click_fold_cksum((uint64_t) _ip_sum + h->ip.ip_len + id + dst.addr());
    p->set_ip_header(&h->ip, sizeof(click_ip));

    h->udp.uh_ulen = htons(udp_length);
    if (_checksum) {
	// the length counts twice: in the UDP header, and in the pseudo header
	uint16_t data_sum = ~click_in_cksum(p->data() + sizeof(Headers), length - sizeof(Headers));
	h->udp.uh_sum = ~click_fold_cksum((uint64_t) _udp_sum + 2 * (uint32_t) h->udp.uh_ulen + dst.addr() + data_sum);
    }
    return p;
}

enum { h_src, h_sport, h_dst, h_dport };

String
UDPIPEncap::read_handler(Element *e, void *user)
{
    UDPIPEncap *u = static_cast<UDPIPEncap *>(e);
    switch ((intptr_t) user) {
    case h_src:
	return u->_src.unparse();
    case h_sport:
	return String(ntohs(u->_headers.udp.uh_sport));
    case h_dst:
	return u->_use_dst_anno ? IPAddress().unparse() : u->_dst.unparse();
    default:
	return String(ntohs(u->_headers.udp.uh_dport));
    }
}

void
UDPIPEncap::add_handlers()
{
    add_read_handler("src", read_handler, 0);
    add_write_handler("src", reconfigure_keyword_handler, "0 SRC");
    add_read_handler("sport", read_handler, 1);
    add_write_handler("sport", reconfigure_keyword_handler, "1 SPORT");
    add_read_handler("dst", read_handler, 2);
    add_write_handler("dst", reconfigure_keyword_handler, "2 DST");
    add_read_handler("dport", read_handler, 3);
    add_write_handler("dport", reconfigure_keyword_handler, "3 DPORT");
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPNameInfo)
EXPORT_ELEMENT(UDPIPEncap)
ELEMENT_MT_SAFE(UDPIPEncap)
