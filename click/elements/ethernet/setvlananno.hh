// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SETVLANANNO_HH
#define CLICK_SETVLANANNO_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
SetVLANAnno([VLAN_TCI, VLAN_PCP, I<keywords> VLAN_ID])
=s ethernet
sets packets' VLAN_TCI annotation
=d
To VLAN_TCI, or, without that, to VLAN_ID (default 0, at most 4095), with the priority VLAN_PCP (0 to 7) in the three highest bits
(IEEE 802.1Q, 9.6). The annotation is in network byte order. SetVlanAnno is another name.
=h vlan_tci read/write
The argument VLAN_TCI.
=h vlan_id read/write
The argument VLAN_ID.
=h vlan_pcp read/write
The argument VLAN_PCP.
=h config read/write
The arguments.
=a StripEtherVLANHeader, VLANDecap
*/
class SetVLANAnno : public Element { public:

    SetVLANAnno() : _tci(0) {}

    const char *class_name() const override { return "SetVLANAnno"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    void add_handlers() override CLICK_COLD;

    Packet *simple_action(Packet *) override;

  private:
    uint16_t _tci;              // host byte order

    static String read_handler(Element *, void *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
