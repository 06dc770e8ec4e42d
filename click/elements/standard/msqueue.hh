// -*- c-basic-offset: 4 -*-
#ifndef CLICK_MSQUEUE_HH
#define CLICK_MSQUEUE_HH
#include "threadsafequeue.hh"
CLICK_DECLS

/*
=c
MSQueue([CAPACITY])
=s storage
old name of ThreadSafeQueue
=d
Warns that it is deprecated.
=a ThreadSafeQueue
*/
class MSQueue : public ThreadSafeQueue { public:

    const char *class_name() const override { return "MSQueue"; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
};

CLICK_ENDDECLS
#endif
