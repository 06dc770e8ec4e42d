// -*- c-basic-offset: 4 -*-
// What Paint, PaintTee and CheckPaint have in common: the arguments COLOR and ANNO, and the handler `color`.
#ifndef CLICK_PAINTCOLOR_HH
#define CLICK_PAINTCOLOR_HH
#include <click/element.hh>
CLICK_DECLS

class PaintColor : public Element { public:

    PaintColor() : _anno(0), _color(0) {}

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

  protected:
    int _anno;          // byte offset
    uint8_t _color;
};

CLICK_ENDDECLS
#endif
