// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "painttee.hh"
CLICK_DECLS

Packet *
PaintTee::simple_action(Packet *p)
{
    if (p->anno_u8(_anno) == _color)
        if (Packet *copy = p->clone())
            output(1).push(copy);
    return p;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(PaintColor)
EXPORT_ELEMENT(PaintTee)
ELEMENT_MT_SAFE(PaintTee)
