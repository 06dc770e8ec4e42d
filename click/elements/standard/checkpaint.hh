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
Others go to output 1, or are dropped.
*/
class CheckPaint : public PaintColor { public:

    const char *class_name() const override { return "CheckPaint"; }
    const char *port_count() const override { return PORTS_1_1X2; }
    const char *processing() const override { return PROCESSING_A_AH; }

    Packet *simple_action(Packet *) override;
};

CLICK_ENDDECLS
#endif
