// -*- c-basic-offset: 4 -*-
#ifndef CLICK_STRIPETHERVLANHEADER_HH
#define CLICK_STRIPETHERVLANHEADER_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
StripEtherVLANHeader([NATIVE_VLAN])
=s ethernet
removes Ethernet headers with or without VLAN tag
=d
The VLAN_TCI annotation becomes the tag, or NATIVE_VLAN (default 0, at most 4095) where there is none. With a negative
NATIVE_VLAN, packets without tag go to output 1 or are dropped; so do packets that are shorter than their header in any case.
StripEtherVlanHeader is another name.
=a VLANDecap, SetVLANAnno, Strip
*/
class StripEtherVLANHeader : public Element { public:

    StripEtherVLANHeader() : _native_vlan(0) {}

    const char *class_name() const override { return "StripEtherVLANHeader"; }
    const char *port_count() const override { return PORTS_1_1X2; }
    const char *processing() const override { return PROCESSING_A_AH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }

    Packet *simple_action(Packet *) override;

  private:
    int _native_vlan;
};

CLICK_ENDDECLS
#endif
