// -*- c-basic-offset: 4 -*-
/*
 * roundrobinsched.{cc,hh} -- pulls from its inputs in turn
 */
#include <click/config.h>
#include "roundrobinsched.hh"
#include <click/error.hh>
CLICK_DECLS

RoundRobinSched::RoundRobinSched()
    : _signals(0), _next(0)
{
}

RoundRobinSched::~RoundRobinSched()
{
    delete[] _signals;
}

int
RoundRobinSched::initialize(ErrorHandler *errh)
{
    _signals = new NotifierSignal[ninputs()];
    if (!_signals)
        return errh->error("out of memory");
    for (int i = 0; i < ninputs(); ++i)
        _signals[i] = Notifier::upstream_empty_signal(this, i);
    return 0;
}

void
RoundRobinSched::cleanup(CleanupStage)
{
    delete[] _signals;
    _signals = 0;
}

Packet *
RoundRobinSched::pull(int)
{
    int n = ninputs(), i = _next;
    for (int tried = 0; tried < n; ++tried) {
        Packet *p = _signals[i] ? input(i).pull() : 0;
        i = i + 1 < n ? i + 1 : 0;
        if (p) {
            _next = i;
            return p;
        }
    }
    return 0;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(RoundRobinSched)
