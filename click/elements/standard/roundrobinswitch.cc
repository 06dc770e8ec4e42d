// -*- c-basic-offset: 4 -*-
/*
 * roundrobinswitch.{cc,hh} -- sends packets to its outputs in turn
 */
#include <click/config.h>
#include "roundrobinswitch.hh"
CLICK_DECLS

RoundRobinSwitch::RoundRobinSwitch()
    : _next(0)
{
}

void
RoundRobinSwitch::push(int, Packet *p)
{
    // moved on first: the push may come back here
    int output = _next;
    _next = output + 1 < noutputs() ? output + 1 : 0;
    this->output(output).push(p);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(RoundRobinSwitch)
