/*
 * storeipaddress.{cc,hh} -- writes an address into packets
 */
#include <click/config.h>
#include "storeipaddress.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
#include <clicknet/ip.h>
#include <clicknet/tcp.h>
#include <clicknet/udp.h>
CLICK_DECLS

int
StoreIPAddress::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String where;
    _has_address = conf.size() > 1;
    if (_has_address ? Args(conf, this, errh).read_mp("ADDR", _address).read_mp("OFFSET", AnyArg(), where).complete() < 0
                     : Args(conf, this, errh).read_mp("OFFSET", AnyArg(), where).complete() < 0)
        return -1;
    uint32_t offset = 0;
    if (where.lower() == "src")
        _offset = at_src;
    else if (where.lower() == "dst")
        _offset = at_dst;
    else if (IntArg().parse(where, offset) && offset <= 0x7FFFFFFFU)
        _offset = offset;
    else
        return errh->error("type mismatch: OFFSET requires integer");
    return 0;
}

// RFC 1624, for both halves; the transport checksums cover the addresses.
void
StoreIPAddress::store_field(WritablePacket *p, uint32_t *field, uint32_t address)
{
    click_ip *ip = p->ip_header();
    uint16_t before[2], after[2], *sum = 0;
    memcpy(before, field, 4);
    memcpy(after, &address, 4);
    memcpy(field, &address, 4);
    if (!IP_FIRSTFRAG(ip))
        /* no transport header */;
    else if (ip->ip_p == IP_PROTO_TCP && p->transport_length() >= static_cast<int>(sizeof(click_tcp)))
        sum = &p->tcp_header()->th_sum;
    else if (ip->ip_p == IP_PROTO_UDP && p->transport_length() >= static_cast<int>(sizeof(click_udp)) && p->udp_header()->uh_sum)
        sum = &p->udp_header()->uh_sum;
    for (int i = 0; i != 2; ++i) {
        click_update_in_cksum(&ip->ip_sum, before[i], after[i]);
        if (sum)
            click_update_in_cksum(sum, before[i], after[i]);
    }
}

Packet *
StoreIPAddress::simple_action(Packet *p)
{
    IPAddress address = _has_address ? _address : p->dst_ip_anno();
    if (_offset >= 0) {
        if (!address && !_has_address)
            return p;
        if (p->length() >= 4 && static_cast<uint32_t>(_offset) <= p->length() - 4) {
            WritablePacket *q = p->uniqueify();
            if (q)
                memcpy(q->data() + _offset, address.data(), 4);
            return q;
        }
    } else if (p->has_network_header() && p->network_length() >= static_cast<int>(sizeof(click_ip))) {
        WritablePacket *q = p->uniqueify();
        if (q) {
            click_ip *ip = q->ip_header();
            store_field(q, _offset == at_src ? &ip->ip_src.s_addr : &ip->ip_dst.s_addr, address.addr());
        }
        return q;
    }
    checked_output_push(1, p);
    return 0;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(StoreIPAddress)
