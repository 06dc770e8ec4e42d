// -*- c-basic-offset: 4 -*-
/*
 * frontdropqueue.{cc,hh} -- drops the oldest packet when full
 */
#include <click/config.h>
#include "frontdropqueue.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

int
FrontDropQueue::live_reconfigure(Vector<String> &conf, ErrorHandler *errh)
{
    unsigned capacity = 1000;
    if (Args(conf, this, errh).read_p("CAPACITY", BoundedIntArg(0u, 0x7ffffffeu), capacity).complete() < 0)
        return -1;
    // the newest stay
    while (size() > static_cast<int>(capacity))
        deq()->kill();
    return NotifierQueue::live_reconfigure(conf, errh);
}

void
FrontDropQueue::take_state(Element *e, ErrorHandler *errh)
{
    SimpleQueue *q = e->cast("SimpleQueue") ? static_cast<SimpleQueue *>(static_cast<Element *>(e->cast("SimpleQueue"))) : 0;
    if (!q)
        return;
    if (q->size() > capacity() && size() == 0)
        errh->warning("some packets lost (old length %d, new capacity %d)", q->size(), capacity());
    while (q->size() > capacity())
        q->deq()->kill();
    NotifierQueue::take_state(e, errh);
}

void
FrontDropQueue::push(int, Packet *p)
{
    Packet *old = 0;
    if (size() >= capacity()) {
        if (_drops == 0 && capacity() > 0)
            click_chatter("%p{element}: overflow", this);
        old = deq();
        ++_drops;
    }
    if (capacity() == 0)
        p->kill();              // there is no room to make
    else {
        enq(p);
        _empty_note.wake();
    }
    if (old)
        checked_output_push(1, old);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(NotifierQueue)
EXPORT_ELEMENT(FrontDropQueue)
