// -*- c-basic-offset: 4 -*-
#ifndef CLICK_MIXEDQUEUE_HH
#define CLICK_MIXEDQUEUE_HH
#include "notifierqueue.hh"
CLICK_DECLS

/*
=c
MixedQueue([CAPACITY])
=s storage
stores packets; input 1 goes in front
=d
Packets of input 0 queue up as in a FIFO queue; when full they go to output 1, if any. A packet of input 1 is the next to be
pulled; when full, the packet at the tail makes room for it and goes to output 1, if any.
=a NotifierQueue, FrontDropQueue
*/
class MixedQueue : public NotifierQueue { public:

    const char *class_name() const override { return "MixedQueue"; }
    const char *port_count() const override { return "2/1-2"; }

    void push(int port, Packet *) override;

  private:
    void push_front(Packet *);
};

CLICK_ENDDECLS
#endif
