// -*- c-basic-offset: 4 -*-
/*
 * vlanencap.{cc,hh} -- puts VLAN tags into Ethernet frames
 */
#include <click/config.h>
#include "vlanencap.hh"
#include <clicknet/ether.h>
CLICK_DECLS

int
VLANEncap::configure(Vector<String> &conf, ErrorHandler *errh)
{
    uint16_t ethertype = ETHERTYPE_8021Q;
    Args args(conf, this, errh);
    args.read("ETHERTYPE", ethertype);
    if (_tag.configure(args) < 0)
        return -1;
    _ethertype = htons(ethertype);
    return 0;
}

Packet *
VLANEncap::simple_action(Packet *p)
{
    uint16_t tci = _tag.tci(p);
    if (p->length() < sizeof(click_ether))
        return p;
    if (_tag.native(tci)) {
        p->set_mac_header(p->data(), sizeof(click_ether));
        return p;
    }
    WritablePacket *q = p->push(4);
    if (!q)
        return 0;
    // the addresses move in front of the tag
    memmove(q->data(), q->data() + 4, 12);
    click_ether_vlan *e = reinterpret_cast<click_ether_vlan *>(q->data());
    e->ether_vlan_proto = _ethertype;
    e->ether_vlan_tci = tci;
    q->set_mac_header(q->data(), sizeof(click_ether_vlan));
    return q;
}

String
VLANEncap::read_config(Element *e, void *)
{
    return static_cast<VLANEncap *>(e)->_tag.unparse();
}

void
VLANEncap::add_handlers()
{
    add_read_handler("config", read_config);
    set_handler_flags("config", 0, Handler::CALM);
    add_tag_handlers("0 VLAN_TCI");
    add_read_handler("ethertype", read_keyword_handler, "ETHERTYPE", Handler::CALM);
    add_write_handler("ethertype", reconfigure_keyword_handler, "ETHERTYPE");
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(VLANTag)
EXPORT_ELEMENT(VLANEncap)
ELEMENT_MT_SAFE(VLANEncap)
