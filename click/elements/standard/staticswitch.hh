// -*- c-basic-offset: 4 -*-
#ifndef CLICK_STATICSWITCH_HH
#define CLICK_STATICSWITCH_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
StaticSwitch(OUTPUT)
=s classification
sends all packets to one output
=d
Packets are dropped if there is no output OUTPUT.
=a Switch
*/
class StaticSwitch : public Element { public:

    StaticSwitch() CLICK_COLD;

    const char *class_name() const override { return "StaticSwitch"; }
    const char *port_count() const override { return "1/-"; }
    const char *processing() const override { return PUSH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    void push(int port, Packet *) override;

  private:
    int _output;
};

CLICK_ENDDECLS
#endif
