// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "randomswitch.hh"
CLICK_DECLS

void
RandomSwitch::push(int, Packet *p)
{
    output(click_random(0, noutputs() - 1)).push(p);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(RandomSwitch)
ELEMENT_MT_SAFE(RandomSwitch)
