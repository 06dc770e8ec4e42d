// -*- c-basic-offset: 4 -*-
#ifndef CLICK_STRIP_HH
#define CLICK_STRIP_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
Strip(LENGTH)
=s basicmod
removes bytes from the front of packets
=d
Removes LENGTH bytes; header annotations stay as they are. Of a shorter packet nothing is left, and a message says so.
=e
  FromDevice(eth0) -> Strip(14) -> CheckIPHeader -> IPPrint -> Discard;
*/
class Strip : public Element { public:

    Strip() : _nbytes(0) {}

    const char *class_name() const override { return "Strip"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    Packet *simple_action(Packet *) override;

  private:
    unsigned _nbytes;
};

CLICK_ENDDECLS
#endif
