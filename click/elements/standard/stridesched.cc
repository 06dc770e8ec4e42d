// -*- c-basic-offset: 4 -*-
/*
 * stridesched.{cc,hh} -- pulls from its inputs in proportion to their tickets
 */
#include <click/config.h>
#include "stridesched.hh"
#include <click/error.hh>
CLICK_DECLS

StrideSched::StrideSched()
    : _signals(0)
{
}

StrideSched::~StrideSched()
{
    delete[] _signals;
}

int
StrideSched::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return _list.configure(conf, ninputs(), "input", errh);
}

int
StrideSched::initialize(ErrorHandler *errh)
{
    _signals = new NotifierSignal[ninputs()];
    if (!_signals)
        return errh->error("out of memory");
    for (int i = 0; i < ninputs(); ++i)
        _signals[i] = Notifier::upstream_empty_signal(this, i);
    return 0;
}

void
StrideSched::cleanup(CleanupStage)
{
    delete[] _signals;
    _signals = 0;
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
ELEMENT_REQUIRES(StrideList)
EXPORT_ELEMENT(StrideSched)
