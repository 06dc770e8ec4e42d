// -*- c-basic-offset: 4 -*-
#ifndef CLICK_PAINTTEE_HH
#define CLICK_PAINTTEE_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
PaintTee(COLOR [, ANNO])
=s paint
sends a copy of packets with paint COLOR to output 1
=d
Every packet goes to output 0; the copy goes first.
*/
class PaintTee : public Element { public:

    PaintTee() : _anno(0), _color(0) {}

    const char *class_name() const override { return "PaintTee"; }
    const char *port_count() const override { return "1/2"; }
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
