// -*- c-basic-offset: 4 -*-
#ifndef CLICK_PRIOSCHED_HH
#define CLICK_PRIOSCHED_HH
#include "inputsignals.hh"
#include <click/element.hh>
CLICK_DECLS

/*
=c
PrioSched
=s scheduling
pulls from the first input that has a packet
=d
Every pull asks input 0 first, then input 1, and so on.
=e
  Idle -> Queue -> [0] p :: PrioSched -> ToDevice(eth0);
  Idle -> Queue -> [1] p;
=a RoundRobinSched
*/
class PrioSched : public Element { public:

    const char *class_name() const override { return "PrioSched"; }
    const char *port_count() const override { return "-/1"; }
    const char *processing() const override { return PULL; }
    const char *flags() const override { return "S0"; }

    int initialize(ErrorHandler *) override CLICK_COLD;

    Packet *pull(int port) override;

  private:
    InputSignals _signals;
};

CLICK_ENDDECLS
#endif
