// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SETETHERADDRESS_HH
#define CLICK_SETETHERADDRESS_HH
#include <click/element.hh>
#include <click/etheraddress.hh>
CLICK_DECLS

/*
=c
SetEtherAddress(ADDR, ANNO)
=s ethernet
sets a 6-byte annotation to an Ethernet address
=d
ANNO is the name or the offset of the annotation that is set to ADDR; packet data stay as they are.
=h addr read/write
The argument ADDR.
=a GetEtherAddress, StoreEtherAddress
*/
class SetEtherAddress : public Element { public:

    SetEtherAddress() : _anno(0) {}

    const char *class_name() const override { return "SetEtherAddress"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    void add_handlers() override CLICK_COLD;

    Packet *simple_action(Packet *) override;

  private:
    EtherAddress _address;
    int _anno;
};

CLICK_ENDDECLS
#endif
