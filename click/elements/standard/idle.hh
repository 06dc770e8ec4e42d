// -*- c-basic-offset: 4 -*-
#ifndef CLICK_IDLE_HH
#define CLICK_IDLE_HH
#include <click/element.hh>
#include <click/notifier.hh>
CLICK_DECLS

/*
=c
Idle
=s sources
never has a packet, and drops what it gets
=d
Any number of ports. Pullers behind it sleep.
*/
class Idle : public Element { public:

    const char *class_name() const override { return "Idle"; }
    const char *port_count() const override { return "-/-"; }
    const char *flow_code() const override { return "x/y"; }
    const char *flags() const override { return "S0"; }
    void *cast(const char *name) override;

    void push(int, Packet *) override;
    Packet *pull(int) override { return 0; }

  private:
    Notifier _empty{NotifierSignal::idle_signal()};
};

CLICK_ENDDECLS
#endif
