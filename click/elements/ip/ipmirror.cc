/*
 * ipmirror.{cc,hh} -- swaps source and destination
 */
#include <click/config.h>
#include "ipmirror.hh"
#include <click/args.hh>
#include <clicknet/ip.h>
#include <clicknet/tcp.h>
#include <clicknet/udp.h>
CLICK_DECLS

int
IPMirror::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_p("DST_ANNO", _dst_anno).complete();
}

Packet *
IPMirror::simple_action(Packet *p_in)
{
    if (!p_in->has_network_header() || p_in->network_length() < (int) sizeof(click_ip))
        return p_in;
    WritablePacket *p = p_in->uniqueify();
    if (!p)
        return 0;
    click_ip *ip = p->ip_header();
    struct in_addr addr = ip->ip_src;
    ip->ip_src = ip->ip_dst;
    ip->ip_dst = addr;
    if (_dst_anno)
        p->set_dst_ip_anno(IPAddress(addr));
    bool ports = ip->ip_p == IP_PROTO_TCP || ip->ip_p == IP_PROTO_UDP;
    if (!ports || !IP_FIRSTFRAG(ip) || p->transport_length() < (int) sizeof(click_udp))
        return p;
    click_udp *udp = p->udp_header();   // TCP has its ports in the same place
    uint16_t port = udp->uh_sport;
    udp->uh_sport = udp->uh_dport;
    udp->uh_dport = port;
    if (ip->ip_p == IP_PROTO_TCP && p->transport_length() >= 12) {
        click_tcp *tcp = p->tcp_header();
        tcp_seq_t seq = tcp->th_seq;
        tcp->th_seq = tcp->th_ack;
        tcp->th_ack = seq;
    }
    return p;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(IPMirror)
ELEMENT_MT_SAFE(IPMirror)
