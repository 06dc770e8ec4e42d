// -*- c-basic-offset: 4 -*-
/*
 * simpleroundrobinsched.{cc,hh} -- pulls from its inputs in turn, without notification
 */
#include <click/config.h>
#include "simpleroundrobinsched.hh"
CLICK_DECLS

SimpleRoundRobinSched::SimpleRoundRobinSched()
    : _next(0)
{
}

Packet *
SimpleRoundRobinSched::pull(int)
{
    int n = ninputs(), i = _next;
    for (int tried = 0; tried < n; ++tried) {
        Packet *p = input(i).pull();
        i = i + 1 < n ? i + 1 : 0;
        if (p) {
            _next = i;
            return p;
        }
    }
    return 0;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(SimpleRoundRobinSched)
