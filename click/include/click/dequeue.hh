// -*- c-basic-offset: 4 -*-
// The old name of Deque.
#ifndef CLICK_DEQUEUE_HH
#define CLICK_DEQUEUE_HH
#warning "use <click/deque.hh> and Deque instead of <click/dequeue.hh> and DEQueue"
#include <click/deque.hh>
CLICK_DECLS
template <typename T> class DEQueue : public Deque<T> { public:
    DEQueue() {}
    explicit DEQueue(int n, const T &x) : Deque<T>(n, x) {}
};
CLICK_ENDDECLS
#endif
