// -*- c-basic-offset: 4 -*-
#ifndef CLICK_RANDOMSWITCH_HH
#define CLICK_RANDOMSWITCH_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
RandomSwitch
=s classification
sends each packet to a random output
=d
Each output is as likely as any other, for every packet anew.
=a RoundRobinSwitch, HashSwitch
*/
class RandomSwitch : public Element { public:

    const char *class_name() const override { return "RandomSwitch"; }
    const char *port_count() const override { return "1/1-"; }
    const char *processing() const override { return PUSH; }

    void push(int port, Packet *) override;
};

CLICK_ENDDECLS
#endif
