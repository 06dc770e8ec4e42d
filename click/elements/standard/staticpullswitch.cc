// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "staticpullswitch.hh"
#include <click/args.hh>
CLICK_DECLS

int
StaticPullSwitch::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_mp("INPUT", _input).complete();
}

CLICK_ENDDECLS
EXPORT_ELEMENT(StaticPullSwitch)
ELEMENT_MT_SAFE(StaticPullSwitch)
