// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "setannobyte.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

int
SetAnnoByte::configure(Vector<String> &conf, ErrorHandler *errh)
{
    errh->warning("SetAnnoByte is obsolete, use Paint(VALUE, ANNO) instead");
    return Args(conf, this, errh).read_mp("ANNO", AnnoArg(1), _anno).read_mp("VALUE", _value).complete();
}

Packet *
SetAnnoByte::simple_action(Packet *p)
{
    p->set_anno_u8(_anno, _value);
    return p;
}

void
SetAnnoByte::add_handlers()
{
    add_data_handlers("anno", Handler::OP_READ, &_anno);
    add_data_handlers("value", Handler::OP_READ | Handler::OP_WRITE, &_value);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(SetAnnoByte)
ELEMENT_MT_SAFE(SetAnnoByte)
