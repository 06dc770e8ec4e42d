// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SIMPLEPRIOSCHED_HH
#define CLICK_SIMPLEPRIOSCHED_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
SimplePrioSched
=s scheduling
pulls from the first input that has a packet
=d
Asks every input in order, whatever notifiers say.
=a PrioSched, SimpleRoundRobinSched
*/
class SimplePrioSched : public Element { public:

    const char *class_name() const override { return "SimplePrioSched"; }
    const char *port_count() const override { return "-/1"; }
    const char *processing() const override { return PULL; }
    const char *flags() const override { return "S0"; }

    Packet *pull(int port) override;
};

CLICK_ENDDECLS
#endif
