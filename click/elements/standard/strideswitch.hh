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
class StrideSwitch : public StrideElement { public:

    const char *class_name() const override { return "StrideSwitch"; }
    const char *port_count() const override { return "1/1-"; }
    const char *processing() const override { return PUSH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;

    void push(int port, Packet *) override;
};

CLICK_ENDDECLS
#endif
