// -*- c-basic-offset: 4 -*-
#ifndef CLICK_ALIGN_HH
#define CLICK_ALIGN_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
Align(MODULUS, OFFSET)
=s basicmod
moves packet data so that its address is OFFSET modulo MODULUS
=d
MODULUS is 2, 4, or 8.
*/
class Align : public Element { public:

    Align() CLICK_COLD;

    const char *class_name() const override { return "Align"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    Packet *simple_action(Packet *) override;

  private:
    unsigned _modulus;
    int _offset;
};

CLICK_ENDDECLS
#endif
