// -*- c-basic-offset: 4 -*-
/*
 * roundrobinsched.{cc,hh} -- pulls from its inputs in turn
 */
#include <click/config.h>
#include "roundrobinsched.hh"
CLICK_DECLS

RoundRobinSched::RoundRobinSched()
    : _next(0)
{
}

int
RoundRobinSched::initialize(ErrorHandler *errh)
{
    return _signals.initialize(this, errh);
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
ELEMENT_REQUIRES(InputSignals)
EXPORT_ELEMENT(RoundRobinSched)
