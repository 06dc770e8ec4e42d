// -*- c-basic-offset: 4 -*-
/*
 * meter.{cc,hh} -- chooses the output by the current packet rate
 */
#include <click/config.h>
#include "meter.hh"
CLICK_DECLS

Meter::Meter()
{
}

void
Meter::push(int, Packet *p)
{
    meter(p, 1);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(BandwidthMeter)
EXPORT_ELEMENT(Meter)
