// -*- c-basic-offset: 4 -*-
/*
 * align.{cc,hh} -- moves packet data to an aligned address
 */
#include <click/config.h>
#include "align.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

Align::Align()
    : _modulus(0), _offset(0)
{
}

int
Align::configure(Vector<String> &conf, ErrorHandler *errh)
{
    Args args(conf, this, errh);
    return complete(args, errh);
}

int
Align::complete(Args &args, ErrorHandler *errh)
{
    if (args.read_mp("MODULUS", _modulus).read_mp("OFFSET", _offset).complete() < 0)
        return -1;
    if (_modulus != 2 && _modulus != 4 && _modulus != 8)
        return errh->error("MODULUS must be 2, 4, or 8");
    if (_offset >= static_cast<int>(_modulus))
        return errh->error("OFFSET must be smaller than MODULUS");
    return 0;
}

Packet *
Align::simple_action(Packet *p)
{
    int delta = missing(p);
    if (delta == 0)
        return p;
    if (static_cast<unsigned>(_modulus - delta) <= p->headroom())
        delta -= static_cast<int>(_modulus);
    Packet *q = p->shift_data(delta);
    // a copy may lie at another address
    if (q && missing(q) && !q->shared())
        q = q->shift_data(missing(q));
    return q;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(Align)
ELEMENT_MT_SAFE(Align)
