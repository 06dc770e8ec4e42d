// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "storeetheraddress.hh"
#include "etherfield.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

int
StoreEtherAddress::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String text;
    bool use_address = false;
    if (Args(conf, this, errh)
        .read_p("ADDR", _address).read_status(use_address)
        .read_mp("OFFSET", AnyArg(), text)
        .read("ANNO", AnnoArg(6), _anno).read_status(_use_anno)
        .complete() < 0)
        return -1;
    if (use_address == _use_anno)
        return errh->error("must specify exactly one of ADDR/ANNO");
    return EtherField::parse(text, _offset, errh);
}

Packet *
StoreEtherAddress::simple_action(Packet *p)
{
    if (!EtherField::inside(p, _offset)) {
        checked_output_push(1, p);
        return 0;
    }
    WritablePacket *q = p->uniqueify();
    if (q)
        memcpy(q->data() + _offset, _use_anno ? q->anno_u8() + _anno : _address.data(), 6);
    return q;
}

void
StoreEtherAddress::add_handlers()
{
    add_data_handlers("addr", Handler::OP_READ | Handler::OP_WRITE, &_address);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(EtherField)
EXPORT_ELEMENT(StoreEtherAddress)
ELEMENT_MT_SAFE(StoreEtherAddress)
