// -*- c-basic-offset: 4 -*-
// ThreadSched: chooses the first home thread of each element. Elements such as StaticThreadSched derive from it.
#ifndef CLICK_THREADSCHED_HH
#define CLICK_THREADSCHED_HH
#include <click/routerthread.hh>
CLICK_DECLS
class Element;

class ThreadSched { public:
    enum {
        THREAD_QUIESCENT = RouterThread::THREAD_QUIESCENT,
        THREAD_UNKNOWN = RouterThread::THREAD_UNKNOWN
    };
    ThreadSched() {}
    virtual ~ThreadSched() {}
    virtual int initial_home_thread_id(const Element *) { return THREAD_UNKNOWN; }
};

CLICK_ENDDECLS
#endif
