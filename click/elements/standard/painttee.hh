// -*- c-basic-offset: 4 -*-
#ifndef CLICK_PAINTTEE_HH
#define CLICK_PAINTTEE_HH
#include "paintcolor.hh"
CLICK_DECLS

/*
=c
PaintTee(COLOR [, ANNO])
=s paint
sends a copy of packets with paint COLOR to output 1
=d
Paint is the one-byte annotation ANNO (default PAINT). Every packet goes to output 0; the copy goes first.
=h color read/write
The argument COLOR.
=a Paint, CheckPaint
*/
class PaintTee : public PaintColor { public:

    const char *class_name() const override { return "PaintTee"; }
    const char *port_count() const override { return "1/2"; }
    const char *processing() const override { return PROCESSING_A_AH; }

    Packet *simple_action(Packet *) override;
};

CLICK_ENDDECLS
#endif
