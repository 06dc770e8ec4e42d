// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SIMPLEIDLE_HH
#define CLICK_SIMPLEIDLE_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
SimpleIdle
=s sources
never has a packet, and drops what it gets, without telling anybody
=d
Any number of ports. Unlike behind Idle, pullers keep asking.
=a Idle
*/
class SimpleIdle : public Element { public:

    const char *class_name() const override { return "SimpleIdle"; }
    const char *port_count() const override { return "-/-"; }
    const char *flow_code() const override { return "x/y"; }

    void push(int, Packet *p) override { p->kill(); }
    Packet *pull(int) override { return 0; }
};

CLICK_ENDDECLS
#endif
