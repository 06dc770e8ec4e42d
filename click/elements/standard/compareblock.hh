// -*- c-basic-offset: 4 -*-
#ifndef CLICK_COMPAREBLOCK_HH
#define CLICK_COMPAREBLOCK_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
CompareBlock(FWD_WEIGHT, REV_WEIGHT, THRESH)
=s classification
compares packets' forward and reverse rate annotations
=d
If either rate is above THRESH and FWD_WEIGHT * forward rate > REV_WEIGHT * reverse rate, the packet goes to output 1, else to
output 0. Rates below 1 count as 1.
=h fwd_weight read/write
The argument FWD_WEIGHT.
=h rev_weight read/write
The argument REV_WEIGHT.
=a Block
*/
class CompareBlock : public Element { public:

    CompareBlock() CLICK_COLD;

    const char *class_name() const override { return "CompareBlock"; }
    const char *port_count() const override { return "1/2"; }
    const char *processing() const override { return PUSH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    void push(int port, Packet *) override;

  private:
    int _fwd_weight;
    int _rev_weight;
    int _thresh;

    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
