// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "unstrip.hh"
#include <click/args.hh>
CLICK_DECLS

int
Unstrip::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_mp("LENGTH", _nbytes).complete();
}

Packet *
Unstrip::simple_action(Packet *p)
{
    return p->push(_nbytes);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(Unstrip)
ELEMENT_MT_SAFE(Unstrip)
