// -*- c-basic-offset: 4 -*-
/*
 * truncate.{cc,hh} -- cuts packets
 */
#include <click/config.h>
#include "truncate.hh"
#include <click/args.hh>
#include <click/packet_anno.hh>
CLICK_DECLS

Truncate::Truncate()
    : _length(0), _extra_length(true)
{
}

int
Truncate::configure(Vector<String> &conf, ErrorHandler *errh)
{
    bool extra_length = true;
    if (Args(conf, this, errh).read_mp("LENGTH", _length).read("EXTRA_LENGTH", extra_length).complete() < 0)
        return -1;
    _extra_length = extra_length;
    return 0;
}

Packet *
Truncate::simple_action(Packet *p)
{
    if (p->length() > _length) {
        uint32_t cut = p->length() - _length;
        if (_extra_length)
            SET_EXTRA_LENGTH_ANNO(p, EXTRA_LENGTH_ANNO(p) + cut);
        p->take(cut);
    }
    return p;
}

void
Truncate::add_handlers()
{
    add_data_handlers("nbytes", Handler::OP_READ | Handler::OP_WRITE, &_length);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(Truncate)
ELEMENT_MT_SAFE(Truncate)
