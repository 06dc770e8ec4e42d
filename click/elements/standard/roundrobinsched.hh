// -*- c-basic-offset: 4 -*-
#ifndef CLICK_ROUNDROBINSCHED_HH
#define CLICK_ROUNDROBINSCHED_HH
#include "inputsignals.hh"
#include <click/element.hh>
CLICK_DECLS

/*
=c
RoundRobinSched
=s scheduling
pulls from its inputs in turn
=d
Every pull begins at the input behind the one that gave the last packet, and takes the first packet it finds.
=a PrioSched, RoundRobinSwitch
*/
class RoundRobinSched : public Element { public:

    RoundRobinSched() CLICK_COLD;

    const char *class_name() const override { return "RoundRobinSched"; }
    const char *port_count() const override { return "-/1"; }
    const char *processing() const override { return PULL; }
    const char *flags() const override { return "S0"; }

    int initialize(ErrorHandler *) override CLICK_COLD;

    Packet *pull(int port) override;

  private:
    InputSignals _signals;
    int _next;
};

CLICK_ENDDECLS
#endif
