// -*- c-basic-offset: 4 -*-
#ifndef CLICK_CHECKPAINT_HH
#define CLICK_CHECKPAINT_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
CheckPaint(COLOR [, ANNO])
=s paint
passes packets with paint COLOR
=d
Others go to output 1, or are dropped.
*/
class CheckPaint : public Element { public:

    CheckPaint() : _anno(0), _color(0) {}

    const char *class_name() const override { return "CheckPaint"; }
    const char *port_count() const override { return PORTS_1_1X2; }
    const char *processing() const override { return PROCESSING_A_AH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;
    Packet *simple_action(Packet *) override;

  protected:
    int _anno;
    uint8_t _color;
};

CLICK_ENDDECLS
#endif
