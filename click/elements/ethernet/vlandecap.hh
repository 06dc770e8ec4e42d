// -*- c-basic-offset: 4 -*-
#ifndef CLICK_VLANDECAP_HH
#define CLICK_VLANDECAP_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
VLANDecap([ANNO, I<keywords> ETHERTYPE])
=s ethernet
removes VLAN tags from Ethernet frames
=d
Frames whose type is ETHERTYPE (default 0x8100) lose their tag and become ordinary Ethernet frames. If ANNO is true (the default),
the VLAN_TCI annotation becomes the tag, or 0 where there is none. Sets the MAC and network header annotations.
=a StripEtherVLANHeader, SetVLANAnno
*/
class VLANDecap : public Element { public:

    VLANDecap() : _anno(true), _ethertype(0) {}

    const char *class_name() const override { return "VLANDecap"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    Packet *simple_action(Packet *) override;

  private:
    bool _anno;
    uint16_t _ethertype;        // network byte order
};

CLICK_ENDDECLS
#endif
