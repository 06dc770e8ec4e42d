// -*- c-basic-offset: 4 -*-
#ifndef CLICK_BLOCK_HH
#define CLICK_BLOCK_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
Block(THRESH)
=s classification
sends packets to output 1 whose forward rate annotation is above THRESH
=d
THRESH 0 lets everything pass.
=h thresh read/write
The argument THRESH.
*/
class Block : public Element { public:

    Block() CLICK_COLD;

    const char *class_name() const override { return "Block"; }
    const char *port_count() const override { return "1/2"; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    void push(int port, Packet *) override;
    Packet *pull(int port) override;

  private:
    int _thresh;

    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
