// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "mixedqueue.hh"
CLICK_DECLS

void
MixedQueue::push_front(Packet *p)
{
    Storage::index_type h = head(), t = tail(), ph = prev_i(h);
    Packet *last = 0;
    if (ph == t) {              // full: the tail makes room
        t = prev_i(t);
        last = _q[t];
        set_tail(t);
    }
    _q[ph] = p;
    set_head(ph);
    if (size() > _highwater_length)
        _highwater_length = size();
    _empty_note.wake();
    // Only now: what is behind output 1 sees the queue as it is.
    if (last)
        overflow(last);
}

void
MixedQueue::push(int port, Packet *p)
{
    if (port == 0)
        NotifierQueue::push(port, p);
    else if (capacity() > 0)
        push_front(p);
    else
        overflow(p);            // there is no tail to make room
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(NotifierQueue)
EXPORT_ELEMENT(MixedQueue)
ELEMENT_MT_SAFE(MixedQueue)
