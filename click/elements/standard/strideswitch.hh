// -*- c-basic-offset: 4 -*-
#ifndef CLICK_STRIDESWITCH_HH
#define CLICK_STRIDESWITCH_HH
#include "stridelist.hh"
CLICK_DECLS

/*
=c
StrideSwitch(TICKETS0, ..., TICKETSn-1)
=s classification
sends packets to its outputs in proportion to their tickets
=d
One number for each output, up to 32768. If all are 0, packets are dropped.
=h tickets0 read/write
One for each output.
=h config read/write
The tickets.
=a StrideSched, RoundRobinSwitch
*/
class StrideSwitch : public Element { public:

    const char *class_name() const override { return "StrideSwitch"; }
    const char *port_count() const override { return "1/1-"; }
    const char *processing() const override { return PUSH; }
    const char *flags() const override { return "S0"; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    void add_handlers() override CLICK_COLD;

    void push(int port, Packet *) override;

  private:
    StrideList _list;

    static String read_handler(Element *, void *) CLICK_COLD;
    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
