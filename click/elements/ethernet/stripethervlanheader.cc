// -*- c-basic-offset: 4 -*-
/*
 * stripethervlanheader.{cc,hh} -- removes Ethernet headers with or without VLAN tag
 */
#include <click/config.h>
#include "stripethervlanheader.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
#include <clicknet/ether.h>
CLICK_DECLS

int
StripEtherVLANHeader::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int native_vlan = 0;
    if (Args(conf, this, errh).read_p("NATIVE_VLAN", native_vlan).complete() < 0)
        return -1;
    if (native_vlan > 0xFFF)
        return errh->error("bad NATIVE_VLAN");
    _native_vlan = native_vlan;
    return 0;
}

Packet *
StripEtherVLANHeader::simple_action(Packet *p)
{
    if (p->length() >= sizeof(click_ether)) {
        const click_ether_vlan *e = reinterpret_cast<const click_ether_vlan *>(p->data());
        if (e->ether_vlan_proto == htons(ETHERTYPE_8021Q)) {
            if (p->length() >= sizeof(click_ether_vlan)) {
                SET_VLAN_TCI_ANNO(p, e->ether_vlan_tci);
                p->pull(sizeof(click_ether_vlan));
                return p;
            }
        } else if (_native_vlan >= 0) {
            SET_VLAN_TCI_ANNO(p, htons(_native_vlan));
            p->pull(sizeof(click_ether));
            return p;
        }
    }
    checked_output_push(1, p);
    return 0;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(StripEtherVLANHeader StripEtherVLANHeader-StripEtherVlanHeader)
ELEMENT_MT_SAFE(StripEtherVLANHeader)
