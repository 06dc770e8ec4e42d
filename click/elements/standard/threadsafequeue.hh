// -*- c-basic-offset: 4 -*-
#ifndef CLICK_THREADSAFEQUEUE_HH
#define CLICK_THREADSAFEQUEUE_HH
#include "fullnotequeue.hh"
CLICK_DECLS

/*
=c
ThreadSafeQueue([CAPACITY])
=s storage
a Queue for several threads
=d
Drivers run the elements of a router on one thread, so it is a Queue.
=a Queue
*/
class ThreadSafeQueue : public FullNoteQueue { public:

    const char *class_name() const override { return "ThreadSafeQueue"; }
};

CLICK_ENDDECLS
#endif
