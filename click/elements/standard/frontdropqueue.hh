// -*- c-basic-offset: 4 -*-
#ifndef CLICK_FRONTDROPQUEUE_HH
#define CLICK_FRONTDROPQUEUE_HH
#include "notifierqueue.hh"
CLICK_DECLS

/*
=c
FrontDropQueue([CAPACITY])
=s storage
stores packets in a FIFO queue; the oldest make room for new ones
=d
A second output gets the packets that make room.
=a Queue
*/
class FrontDropQueue : public NotifierQueue { public:

    const char *class_name() const override { return "FrontDropQueue"; }

    int live_reconfigure(Vector<String> &, ErrorHandler *) override;
    void take_state(Element *, ErrorHandler *) override;

    void push(int port, Packet *) override;
};

CLICK_ENDDECLS
#endif
