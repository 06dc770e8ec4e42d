// -*- c-basic-offset: 4 -*-
/*
 * checklength.{cc,hh} -- drops packets that are too long
 */
#include <click/config.h>
#include "checklength.hh"
#include <click/args.hh>
CLICK_DECLS

CheckLength::CheckLength()
    : _length(0)
{
}

int
CheckLength::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_mp("LENGTH", _length).complete();
}

Packet *
CheckLength::simple_action(Packet *p)
{
    if (p->length() <= _length)
        return p;
    checked_output_push(1, p);
    return 0;
}

void
CheckLength::add_handlers()
{
    add_data_handlers("length", Handler::OP_READ | Handler::OP_WRITE, &_length);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(CheckLength)
ELEMENT_MT_SAFE(CheckLength)
