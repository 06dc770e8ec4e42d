// -*- c-basic-offset: 4 -*-
/*
 * setvlananno.{cc,hh} -- sets packets' VLAN annotation
 */
#include <click/config.h>
#include "setvlananno.hh"
#include <click/args.hh>
#include <click/packet_anno.hh>
#include <click/straccum.hh>
CLICK_DECLS

int
SetVLANAnno::configure(Vector<String> &conf, ErrorHandler *errh)
{
    uint16_t tci = 0, id = 0;
    int pcp = 0;
    bool has_tci = false;
    if (Args(conf, this, errh)
        .read_p("VLAN_TCI", tci).read_status(has_tci)
        .read_p("VLAN_PCP", BoundedIntArg(0, 7), pcp)
        .read("VLAN_ID", BoundedIntArg(0, 0xFFF), id)
        .complete() < 0)
        return -1;
    _tci = (has_tci ? tci : id) | pcp << 13;
    return 0;
}

Packet *
SetVLANAnno::simple_action(Packet *p)
{
    SET_VLAN_TCI_ANNO(p, htons(_tci));
    return p;
}

enum { h_tci, h_id, h_pcp, h_config };

String
SetVLANAnno::read_handler(Element *e, void *what)
{
    uint16_t tci = static_cast<SetVLANAnno *>(e)->_tci;
    switch (reinterpret_cast<intptr_t>(what)) {
    case h_tci:
        return String(tci);
    case h_id:
        return String(tci & 0xFFF);
    case h_pcp:
        return String(tci >> 13);
    default: {
        StringAccum sa;
        sa << "VLAN_ID " << (tci & 0xFFF) << ", VLAN_PCP " << (tci >> 13);
        return sa.take_string();
    }
    }
}

void
SetVLANAnno::add_handlers()
{
    add_read_handler("vlan_tci", read_handler, h_tci, Handler::CALM);
    add_write_handler("vlan_tci", reconfigure_keyword_handler, "0 VLAN_TCI");
    add_read_handler("vlan_id", read_handler, h_id, Handler::CALM);
    add_write_handler("vlan_id", reconfigure_keyword_handler, "VLAN_ID");
    add_read_handler("vlan_pcp", read_handler, h_pcp, Handler::CALM);
    add_write_handler("vlan_pcp", reconfigure_keyword_handler, "1 VLAN_PCP");
    add_read_handler("config", read_handler, h_config);
    set_handler_flags("config", 0, Handler::CALM);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(SetVLANAnno SetVLANAnno-SetVlanAnno)
ELEMENT_MT_SAFE(SetVLANAnno)
