// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SWITCH_HH
#define CLICK_SWITCH_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
Switch([OUTPUT])
=s classification
sends all packets to one output, which can be changed
=d
OUTPUT (default 0) may be negative: packets are dropped.
=h switch read/write
The output; one that does not exist becomes -1.
=h config read/write
The number.
=e
  FromDevice(eth0) -> s :: Switch(0) -> Queue -> ToDevice(eth1);
  s[1] -> Discard;
  Script(wait 10s, write s.switch 1)
=a StaticSwitch
*/
class Switch : public Element { public:

    Switch() CLICK_COLD;

    const char *class_name() const override { return "Switch"; }
    const char *port_count() const override { return "1/-"; }
    const char *processing() const override { return PUSH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    void add_handlers() override CLICK_COLD;

    void push(int port, Packet *) override;

  private:
    int _output;

    static String read_handler(Element *, void *) CLICK_COLD;
    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
