/*
 * ripsend.{cc,hh} -- sends RIP version 2 announcements (RFC 2453)
 */
#include <click/config.h>
#include "ripsend.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
#include <clicknet/ip.h>
#include <clicknet/udp.h>
CLICK_DECLS

int
RIPSend::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_mp("SRC", _src).read_mp("DST", _dst).read_mp("PREFIX", IPPrefixArg(), _address, _mask)
        .read_mp("METRIC", _metric).complete();
}

int
RIPSend::initialize(ErrorHandler *)
{
    _timer.initialize(this);
    _timer.schedule_after(Timestamp(3, 0));
    return 0;
}

Packet *
RIPSend::make_packet() const
{
    struct rip_message { // RFC 2453, section 4
        uint8_t command;
        uint8_t version;
        uint16_t zero;
        uint16_t family;
        uint16_t tag;
        uint32_t address;
        uint32_t mask;
        uint32_t next_hop;
        uint32_t metric;
    };
    enum { rip_port = 520, udp_length = sizeof(click_udp) + sizeof(rip_message), length = sizeof(click_ip) + udp_length };
    WritablePacket *p = Packet::make(length);
    if (!p)
        return 0;
    memset(p->data(), 0, length);
    click_ip *ip = reinterpret_cast<click_ip *>(p->data());
    click_udp *udp = reinterpret_cast<click_udp *>(ip + 1);
    rip_message *rip = reinterpret_cast<rip_message *>(udp + 1);
    rip->command = rip->version = 2; // a response
    rip->family = htons(2);
    rip->address = _address.addr();
    rip->mask = _mask.addr();
    rip->next_hop = _src.addr();
    rip->metric = htonl(_metric);
    udp->uh_sport = udp->uh_dport = htons(rip_port);
    udp->uh_ulen = htons(udp_length);
    ip->ip_v = 4;
    ip->ip_hl = 5;
    ip->ip_len = htons(length);
    ip->ip_ttl = 200;
    ip->ip_p = IP_PROTO_UDP;
    ip->ip_src = _src;
    ip->ip_dst = _dst;
    ip->ip_sum = click_in_cksum(p->data(), sizeof(click_ip));
    udp->uh_sum = click_in_cksum_pseudohdr(click_in_cksum(reinterpret_cast<unsigned char *>(udp), udp_length), ip, udp_length);
    p->set_ip_header(ip, sizeof(click_ip));
    return p;
}

void
RIPSend::run_timer(Timer *)
{
    if (Packet *p = make_packet())
        output(0).push(p);
    _timer.reschedule_after(Timestamp(30, 0));
}

CLICK_ENDDECLS
EXPORT_ELEMENT(RIPSend)
