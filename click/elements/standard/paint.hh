// -*- c-basic-offset: 4 -*-
#ifndef CLICK_PAINT_HH
#define CLICK_PAINT_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
Paint(COLOR [, ANNO])
=s paint
sets packets' paint annotation
=h color read/write
=a PaintSwitch, PaintTee, CheckPaint
*/
class Paint : public Element { public:

    Paint() : _anno(0), _color(0) {}

    const char *class_name() const override { return "Paint"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    void add_handlers() override CLICK_COLD;
    Packet *simple_action(Packet *) override;

  private:
    int _anno;
    uint8_t _color;
};

CLICK_ENDDECLS
#endif
