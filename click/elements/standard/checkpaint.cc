// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "checkpaint.hh"
CLICK_DECLS

Packet *
CheckPaint::simple_action(Packet *p)
{
    if (p->anno_u8(_anno) == _color)
        return p;
    checked_output_push(1, p);
    return 0;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(PaintColor)
EXPORT_ELEMENT(CheckPaint)
ELEMENT_MT_SAFE(CheckPaint)
