// -*- c-basic-offset: 4 -*-
#ifndef CLICK_PAINT_HH
#define CLICK_PAINT_HH
#include "paintcolor.hh"
CLICK_DECLS

/*
=c
Paint(COLOR [, ANNO])
=s paint
sets packets' paint annotation
=d
Stores COLOR (0 to 255) in the one-byte annotation ANNO (default PAINT; a name or a byte offset).
=h color read/write
The argument COLOR.
=a PaintSwitch, PaintTee, CheckPaint
*/
class Paint : public PaintColor { public:

    const char *class_name() const override { return "Paint"; }
    const char *port_count() const override { return PORTS_1_1; }

    bool can_live_reconfigure() const override { return true; }
    Packet *simple_action(Packet *) override;
};

CLICK_ENDDECLS
#endif
