// -*- c-basic-offset: 4 -*-
#ifndef CLICK_ROUNDROBINSWITCH_HH
#define CLICK_ROUNDROBINSWITCH_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
RoundRobinSwitch
=s classification
sends packets to its outputs in turn
=d
The first packet goes to output 0, the next to output 1, and after the last output to output 0 again.
=e
  FromDevice(eth0) -> r :: RoundRobinSwitch;
  r[0] -> Queue -> ToDevice(eth1);
  r[1] -> Queue -> ToDevice(eth2);
=a RoundRobinSched, HashSwitch
*/
class RoundRobinSwitch : public Element { public:

    RoundRobinSwitch() CLICK_COLD;

    const char *class_name() const override { return "RoundRobinSwitch"; }
    const char *port_count() const override { return "1/1-"; }
    const char *processing() const override { return PUSH; }

    void push(int port, Packet *) override;

  private:
    int _next;
};

CLICK_ENDDECLS
#endif
