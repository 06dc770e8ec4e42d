// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "getetheraddress.hh"
#include "etherfield.hh"
#include <click/args.hh>
CLICK_DECLS

int
GetEtherAddress::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int anno = 0;
    uint32_t offset = 0;
    String text;
    if (Args(conf, this, errh).read_mp("ANNO", AnnoArg(6), anno).read_mp("OFFSET", AnyArg(), text).complete() < 0
        || EtherField::parse(text, offset, errh) < 0)
        return -1;
    _anno = anno;
    _offset = offset;
    return 0;
}

Packet *
GetEtherAddress::simple_action(Packet *p)
{
    if (!EtherField::inside(p, _offset)) {
        if (output_is_push(1))
            output(1).push(p);
        else
            p->kill();          // not connected, or pulled: nobody waits for this packet
        return 0;
    }
    memcpy(p->anno_u8() + _anno, p->data() + _offset, 6);
    return p;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(EtherField)
EXPORT_ELEMENT(GetEtherAddress)
ELEMENT_MT_SAFE(GetEtherAddress)
