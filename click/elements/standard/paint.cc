// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "paint.hh"
CLICK_DECLS

Packet *
Paint::simple_action(Packet *p)
{
    p->set_anno_u8(_anno, _color);
    return p;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(PaintColor)
EXPORT_ELEMENT(Paint)
ELEMENT_MT_SAFE(Paint)
