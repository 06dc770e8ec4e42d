/*
 * udpipencap.{cc,hh} -- puts packets in UDP (RFC 768) and IP (RFC 791)
 */
#include <click/config.h>
#include "udpipencap.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <clicknet/ip.h>
#include <clicknet/udp.h>
CLICK_DECLS

enum { udpip_ttl = 250 };

UDPIPEncap::UDPIPEncap()
    : _sport(0), _dport(0), _checksum(true), _use_dst_anno(false), _base_sum(0)
{
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
    _sport = htons(sport);
    _dport = htons(dport);
    _checksum = checksum;
    _use_dst_anno = use_dst_anno;
    _base_sum = 0x4500 + (udpip_ttl << 8 | IP_PROTO_UDP) + (ntohl(_src.addr()) >> 16) + (ntohl(_src.addr()) & 0xFFFF);
    return 0;
}

Packet *
UDPIPEncap::simple_action(Packet *p_in)
{
    WritablePacket *p = p_in->push(sizeof(click_ip) + sizeof(click_udp));
    if (!p)
	return 0;
    click_ip *ip = reinterpret_cast<click_ip *>(p->data());
    click_udp *udp = reinterpret_cast<click_udp *>(ip + 1);
    IPAddress dst = _dst;
    if (_use_dst_anno)
	dst = p->dst_ip_anno();
    else
	p->set_dst_ip_anno(dst);
    uint16_t length = p->length(), id = _id.fetch_and_add(1);

    // The header is all new, so its checksum is the sum of what was put in: RFC 1071.
    uint32_t dst_host = ntohl(dst.addr());
    uint32_t sum = _base_sum + length + id + (dst_host >> 16) + (dst_host & 0xFFFF);
    sum = (sum & 0xFFFF) + (sum >> 16);
    sum = (sum & 0xFFFF) + (sum >> 16);
    ip->ip_v = 4;
    ip->ip_hl = sizeof(click_ip) >> 2;
    ip->ip_tos = 0;
    ip->ip_len = htons(length);
    ip->ip_id = htons(id);
    ip->ip_off = 0;
    ip->ip_ttl = udpip_ttl;
    ip->ip_p = IP_PROTO_UDP;
    ip->ip_sum = htons(~sum & 0xFFFF);
    ip->ip_src = _src.in_addr();
    ip->ip_dst = dst.in_addr();
    p->set_ip_header(ip, sizeof(click_ip));

    uint16_t udp_length = length - sizeof(click_ip);
    udp->uh_sport = _sport;
    udp->uh_dport = _dport;
    udp->uh_ulen = htons(udp_length);
    udp->uh_sum = 0;
    if (_checksum) {
	uint16_t csum = click_in_cksum(reinterpret_cast<unsigned char *>(udp), udp_length);
	udp->uh_sum = click_in_cksum_pseudohdr(csum, ip, udp_length);
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
	return String(ntohs(u->_sport));
    case h_dst:
	return u->_use_dst_anno ? IPAddress().unparse() : u->_dst.unparse();
    default:
	return String(ntohs(u->_dport));
    }
}

void
UDPIPEncap::add_handlers()
{
    static const struct { const char *name; const char *keyword; } handlers[] = {
	{ "src", "0 SRC" }, { "sport", "1 SPORT" }, { "dst", "2 DST" }, { "dport", "3 DPORT" }
    };
    for (int i = 0; i != 4; ++i) {
	add_read_handler(handlers[i].name, read_handler, i);
	add_write_handler(String(handlers[i].name), reconfigure_keyword_handler, (const void *) handlers[i].keyword);
    }
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPNameInfo)
EXPORT_ELEMENT(UDPIPEncap)
ELEMENT_MT_SAFE(UDPIPEncap)
