// -*- c-basic-offset: 4 -*-
#ifndef CLICK_STATICPULLSWITCH_HH
#define CLICK_STATICPULLSWITCH_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
StaticPullSwitch(INPUT)
=s scheduling
pulls from one input
=d
There are no packets if there is no input INPUT.
=a PullSwitch, StaticSwitch
*/
class StaticPullSwitch : public Element { public:

    StaticPullSwitch() : _input(-1) {}

    const char *class_name() const override { return "StaticPullSwitch"; }
    const char *port_count() const override { return "-/1"; }
    const char *processing() const override { return PULL; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    Packet *pull(int) override { return checked_input_pull(_input); }

  private:
    int _input;
};

CLICK_ENDDECLS
#endif
