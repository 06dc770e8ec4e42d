// -*- c-basic-offset: 4 -*-
/*
 * ethervlanencap.{cc,hh} -- prepends Ethernet headers with VLAN tags
 */
#include <click/config.h>
#include "ethervlanencap.hh"
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/etheraddress.hh>
#include <click/straccum.hh>
CLICK_DECLS

EtherVLANEncap::EtherVLANEncap()
{
    memset(&_header, 0, sizeof(_header));
    _header.ether_vlan_proto = htons(ETHERTYPE_8021Q);
}

int
EtherVLANEncap::configure(Vector<String> &conf, ErrorHandler *errh)
{
    uint16_t ethertype = 0;
    EtherAddress src, dst;
    Args args(conf, this, errh);
    args.read_mp("ETHERTYPE", ethertype)
        .read_mp("SRC", src)
        .read_mp("DST", dst);
    if (_tag.configure(args) < 0)
        return -1;
    _header.ether_vlan_encap_proto = htons(ethertype);
    memcpy(_header.ether_shost, src.data(), 6);
    memcpy(_header.ether_dhost, dst.data(), 6);
    return 0;
}

Packet *
EtherVLANEncap::simple_action(Packet *p)
{
    uint16_t tci = _tag.tci(p);
    if (_tag.native(tci)) {
        WritablePacket *q = p->push_mac_header(sizeof(click_ether));
        if (q) {
            memcpy(q->data(), &_header, 12);
            memcpy(q->data() + 12, &_header.ether_vlan_encap_proto, 2);
        }
        return q;
    }
    WritablePacket *q = p->push_mac_header(sizeof(click_ether_vlan));
    if (q) {
        memcpy(q->data(), &_header, sizeof(_header));
        reinterpret_cast<click_ether_vlan *>(q->data())->ether_vlan_tci = tci;
    }
    return q;
}

enum { h_config, h_src, h_dst, h_ethertype };

String
EtherVLANEncap::read_handler(Element *element, void *what)
{
    EtherVLANEncap *e = static_cast<EtherVLANEncap *>(element);
    switch (reinterpret_cast<intptr_t>(what)) {
    case h_src:
        return EtherAddress(e->_header.ether_shost).unparse();
    case h_dst:
        return EtherAddress(e->_header.ether_dhost).unparse();
    case h_ethertype:
        return String(ntohs(e->_header.ether_vlan_encap_proto));
    default: {
        StringAccum sa;
        sa << EtherAddress(e->_header.ether_shost) << ", " << EtherAddress(e->_header.ether_dhost) << ", "
           << ntohs(e->_header.ether_vlan_encap_proto) << ", " << e->_tag.unparse();
        return sa.take_string();
    }
    }
}

int
EtherVLANEncap::write_handler(const String &text, Element *element, void *what, ErrorHandler *errh)
{
    EtherVLANEncap *e = static_cast<EtherVLANEncap *>(element);
    String word = cp_uncomment(text);
    if (reinterpret_cast<intptr_t>(what) == h_ethertype) {
        uint16_t ethertype = 0;
        if (!IntArg().parse(word, ethertype))
            return errh->error("type mismatch");
        e->_header.ether_vlan_encap_proto = htons(ethertype);
        return 0;
    }
    EtherAddress address;
    if (!EtherAddressArg().parse(word, address, e))
        return errh->error("type mismatch");
    memcpy(reinterpret_cast<intptr_t>(what) == h_src ? e->_header.ether_shost : e->_header.ether_dhost, address.data(), 6);
    return 0;
}

void
EtherVLANEncap::add_handlers()
{
    add_read_handler("config", read_handler, h_config);
    set_handler_flags("config", 0, Handler::CALM);
    add_read_handler("src", read_handler, h_src);
    add_write_handler("src", write_handler, h_src);
    add_read_handler("dst", read_handler, h_dst);
    add_write_handler("dst", write_handler, h_dst);
    add_read_handler("ethertype", read_handler, h_ethertype);
    add_write_handler("ethertype", write_handler, h_ethertype);
    add_tag_handlers("3 VLAN_TCI");
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(VLANTag)
EXPORT_ELEMENT(EtherVLANEncap EtherVLANEncap-EtherVlanEncap)
ELEMENT_MT_SAFE(EtherVLANEncap)
