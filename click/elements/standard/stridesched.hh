// -*- c-basic-offset: 4 -*-
#ifndef CLICK_STRIDESCHED_HH
#define CLICK_STRIDESCHED_HH
#include "inputsignals.hh"
#include "stridelist.hh"
CLICK_DECLS

/*
=c
StrideSched(TICKETS0, ..., TICKETSn-1)
=s scheduling
pulls from its inputs in proportion to their tickets
=d
One number for each input, up to 32768; an input with 0 is never pulled.
=h tickets0 read/write
One for each input.
=h config read/write
The tickets.
=e
  Idle -> Queue -> [0] s :: StrideSched(3, 1) -> ToDevice(eth0);
  Idle -> Queue -> [1] s;
=a StrideSwitch, RoundRobinSched, DRRSched
*/
class StrideSched : public StrideElement { public:

    const char *class_name() const override { return "StrideSched"; }
    const char *port_count() const override { return "1-/1"; }
    const char *processing() const override { return PULL; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;

    Packet *pull(int port) override;

  private:
    InputSignals _signals;
};

CLICK_ENDDECLS
#endif
