// -*- c-basic-offset: 4 -*-
#ifndef CLICK_CHECKPAINT_HH
#define CLICK_CHECKPAINT_HH
#include "paintcolor.hh"
CLICK_DECLS

/*
=c
CheckPaint(COLOR [, ANNO])
=s paint
passes packets with paint COLOR
=d
Paint is the one-byte annotation ANNO (default PAINT). Other packets go to output 1, or are dropped.
=h color read/write
The argument COLOR.
=a Paint, PaintTee
*/
class CheckPaint : public PaintColor { public:

    const char *class_name() const override { return "CheckPaint"; }
    const char *port_count() const override { return PORTS_1_1X2; }
    const char *processing() const override { return PROCESSING_A_AH; }

    Packet *simple_action(Packet *) override;
};

CLICK_ENDDECLS
#endif
