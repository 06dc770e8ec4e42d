// -*- c-basic-offset: 4 -*-
/*
 * stridesched.{cc,hh} -- pulls from its inputs in proportion to their tickets
 */
#include <click/config.h>
#include "stridesched.hh"
CLICK_DECLS

int
StrideSched::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return _list.configure(conf, ninputs(), "input", errh);
}

int
StrideSched::initialize(ErrorHandler *errh)
{
    return _signals.initialize(this, errh);
}

Packet *
StrideSched::pull(int)
{
    // Inputs without a packet lose this turn too. They go back at the end, so that each is asked once.
    Packet *p = 0;
    int head = -1, tail = -1;
    for (int i; !p && (i = _list.take()) >= 0; _list.chain(head, tail, i))
        p = _signals[i] ? input(i).pull() : 0;
    _list.put_chain(head);
    return p;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(StrideList InputSignals)
EXPORT_ELEMENT(StrideSched)
