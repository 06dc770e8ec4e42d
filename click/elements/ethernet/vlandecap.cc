// -*- c-basic-offset: 4 -*-
/*
 * vlandecap.{cc,hh} -- removes VLAN tags from Ethernet frames
 */
#include <click/config.h>
#include "vlandecap.hh"
#include <click/args.hh>
#include <click/packet_anno.hh>
#include <clicknet/ether.h>
CLICK_DECLS

int
VLANDecap::configure(Vector<String> &conf, ErrorHandler *errh)
{
    uint16_t ethertype = ETHERTYPE_8021Q;
    if (Args(conf, this, errh).read_p("ANNO", _anno).read("ETHERTYPE", ethertype).complete() < 0)
        return -1;
    _ethertype = htons(ethertype);
    return 0;
}

Packet *
VLANDecap::simple_action(Packet *p)
{
    uint16_t tci = 0;
    const click_ether_vlan *e = reinterpret_cast<const click_ether_vlan *>(p->data());
    if (p->length() >= sizeof(click_ether_vlan) && e->ether_vlan_proto == _ethertype) {
        tci = e->ether_vlan_tci;
        WritablePacket *q = p->uniqueify();
        if (!q)
            return 0;
        // the addresses move over the tag
        memmove(q->data() + 4, q->data(), 12);
        q->pull(4);
        p = q;
    }
    if (_anno)
        SET_VLAN_TCI_ANNO(p, tci);
    if (p->length() >= sizeof(click_ether))
        p->set_mac_header(p->data(), sizeof(click_ether));
    return p;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(VLANDecap)
ELEMENT_MT_SAFE(VLANDecap)
