// -*- c-basic-offset: 4 -*-
/*
 * priosched.{cc,hh} -- pulls from the first input that has a packet
 */
#include <click/config.h>
#include "priosched.hh"
CLICK_DECLS

int
PrioSched::initialize(ErrorHandler *errh)
{
    return _signals.initialize(this, errh);
}

Packet *
PrioSched::pull(int)
{
    for (int i = 0; i < ninputs(); ++i)
        if (_signals[i])
            if (Packet *p = input(i).pull())
                return p;
    return 0;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(InputSignals)
EXPORT_ELEMENT(PrioSched)
ELEMENT_MT_SAFE(PrioSched)
