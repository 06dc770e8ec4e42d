// -*- c-basic-offset: 4 -*-
/*
 * pad.{cc,hh} -- extends packets
 */
#include <click/config.h>
#include "pad.hh"
#include <click/args.hh>
#include <click/packet_anno.hh>
CLICK_DECLS

Pad::Pad()
    : _length(0), _zero(true)
{
}

int
Pad::configure(Vector<String> &conf, ErrorHandler *errh)
{
    unsigned length = 0;
    bool zero = true;
    if (Args(conf, this, errh).read_p("LENGTH", length).read("ZERO", zero).complete() < 0)
        return -1;
    _length = length;
    _zero = zero;
    return 0;
}

Packet *
Pad::simple_action(Packet *p)
{
    uint32_t more = 0;
    if (_length == 0)
        more = EXTRA_LENGTH_ANNO(p);
    else if (p->length() < _length)
        more = _length - p->length();
    if (more) {
        WritablePacket *q = p->put(more);
        if (!q)
            return 0;
        if (_zero)
            memset(q->end_data() - more, 0, more);
        p = q;
    }
    SET_EXTRA_LENGTH_ANNO(p, 0);
    return p;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(Pad)
ELEMENT_MT_SAFE(Pad)
