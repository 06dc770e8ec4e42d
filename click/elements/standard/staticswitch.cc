// -*- c-basic-offset: 4 -*-
/*
 * staticswitch.{cc,hh} -- sends packets to one output
 */
#include <click/config.h>
#include "staticswitch.hh"
#include <click/args.hh>
CLICK_DECLS

StaticSwitch::StaticSwitch()
    : _output(-1)
{
}

int
StaticSwitch::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_mp("OUTPUT", _output).complete();
}

void
StaticSwitch::push(int, Packet *p)
{
    checked_output_push(_output, p);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(StaticSwitch)
ELEMENT_MT_SAFE(StaticSwitch)
