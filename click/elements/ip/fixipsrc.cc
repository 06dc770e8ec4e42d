/*
 * fixipsrc.{cc,hh} -- gives packets that ask for it this source address
 */
#include <click/config.h>
#include "fixipsrc.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
#include <clicknet/ip.h>
CLICK_DECLS

int
FixIPSrc::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_mp("IPADDR", _address).complete();
}

Packet *
FixIPSrc::simple_action(Packet *p)
{
    if (!FIX_IP_SRC_ANNO(p) || !p->has_network_header() || p->network_length() < static_cast<int>(sizeof(click_ip))
        || p->ip_header()->ip_hl < 5 || p->network_length() < p->ip_header()->ip_hl << 2)
        return p;
    WritablePacket *q = p->uniqueify();
    if (!q)
        return 0;
    SET_FIX_IP_SRC_ANNO(q, 0);
    click_ip *ip = q->ip_header();
    ip->ip_src = _address;
    ip->ip_sum = 0;
    ip->ip_sum = click_in_cksum(q->network_header(), ip->ip_hl << 2);
    return q;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(FixIPSrc)
