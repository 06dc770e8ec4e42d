// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "setetheraddress.hh"
#include <click/args.hh>
CLICK_DECLS

int
SetEtherAddress::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_mp("ADDR", _address).read_mp("ANNO", AnnoArg(6), _anno).complete();
}

Packet *
SetEtherAddress::simple_action(Packet *p)
{
    memcpy(p->anno_u8() + _anno, _address.data(), 6);
    return p;
}

void
SetEtherAddress::add_handlers()
{
    add_data_handlers("addr", Handler::OP_READ | Handler::OP_WRITE, &_address);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(SetEtherAddress)
ELEMENT_MT_SAFE(SetEtherAddress)
