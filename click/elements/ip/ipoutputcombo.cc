/*
 * ipoutputcombo.{cc,hh} -- the output path of an IP router in one element
 */
#include <click/config.h>
#include "ipoutputcombo.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
#include <clicknet/ip.h>
#include "ipgwoptions.hh"
CLICK_DECLS

int
IPOutputCombo::configure(Vector<String> &conf, ErrorHandler *errh)
{
    uint32_t color;
    if (Args(conf, this, errh).read_mp("COLOR", color).read_mp("IPADDR", _address).read_mp("MTU", _mtu).complete() < 0)
        return -1;
    _color = color;
    return 0;
}

void
IPOutputCombo::push(int, Packet *packet)
{
    int type = packet->packet_type_anno();
    if (type == Packet::BROADCAST || type == Packet::MULTICAST || !packet->has_network_header()
        || packet->network_length() < static_cast<int>(sizeof(click_ip)) || packet->ip_header()->ip_hl < 5
        || packet->network_length() < packet->ip_header()->ip_hl << 2) {
        packet->kill();
        return;
    }
    if (PAINT_ANNO(packet) == _color)
        if (Packet *clone = packet->clone())
            output(1).push(clone);
    WritablePacket *p = packet->uniqueify();
    if (!p)
        return;
    click_ip *ip = p->ip_header();
    int hlen = ip->ip_hl << 2;
    bool changed = false;
    int error = IPGWOptions::treat(p->network_header(), hlen, _address, Vector<IPAddress>(), changed);
    if (error >= 0) {
        SET_ICMP_PARAMPROB_ANNO(p, error);
        output(2).push(p);
        return;
    }
    if (FIX_IP_SRC_ANNO(p)) {
        SET_FIX_IP_SRC_ANNO(p, 0);
        ip->ip_src = _address;
        changed = true;
    }
    if (changed) {
        ip->ip_sum = 0;
        ip->ip_sum = click_in_cksum(p->network_header(), hlen);
    }
    if (ip->ip_ttl <= 1) {
        output(3).push(p);
        return;
    }
    uint16_t before, after; // the TTL shares a halfword with the protocol
    memcpy(&before, &ip->ip_ttl, 2);
    --ip->ip_ttl;
    memcpy(&after, &ip->ip_ttl, 2);
    click_update_in_cksum(&ip->ip_sum, before, after);
    output(p->length() > _mtu ? 4 : 0).push(p);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPGWOptions)
EXPORT_ELEMENT(IPOutputCombo)
