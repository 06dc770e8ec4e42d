// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "strip.hh"
#include <click/args.hh>
CLICK_DECLS

int
Strip::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_mp("LENGTH", _nbytes).complete();
}

Packet *
Strip::simple_action(Packet *p)
{
    p->pull(_nbytes);
    return p;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(Strip)
ELEMENT_MT_SAFE(Strip)
