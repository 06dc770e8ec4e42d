// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SIMPLEROUNDROBINSCHED_HH
#define CLICK_SIMPLEROUNDROBINSCHED_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
SimpleRoundRobinSched
=s scheduling
pulls from its inputs in turn
=d
Asks every input, whatever notifiers say.
=a RoundRobinSched, SimplePrioSched
*/
class SimpleRoundRobinSched : public Element { public:

    SimpleRoundRobinSched() CLICK_COLD;

    const char *class_name() const override { return "SimpleRoundRobinSched"; }
    const char *port_count() const override { return "-/1"; }
    const char *processing() const override { return PULL; }
    const char *flags() const override { return "S0"; }

    Packet *pull(int port) override;

  private:
    int _next;
};

CLICK_ENDDECLS
#endif
