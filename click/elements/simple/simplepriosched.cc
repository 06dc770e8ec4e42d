// -*- c-basic-offset: 4 -*-
/*
 * simplepriosched.{cc,hh} -- pulls from the first input that has a packet, without notification
 */
#include <click/config.h>
#include "simplepriosched.hh"
CLICK_DECLS

Packet *
SimplePrioSched::pull(int)
{
    for (int i = 0; i < ninputs(); ++i)
        if (Packet *p = input(i).pull())
            return p;
    return 0;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(SimplePrioSched)
ELEMENT_MT_SAFE(SimplePrioSched)
