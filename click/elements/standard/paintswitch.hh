// -*- c-basic-offset: 4 -*-
#ifndef CLICK_PAINTSWITCH_HH
#define CLICK_PAINTSWITCH_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
PaintSwitch([ANNO])
=s paint
sends each packet to the output that its paint annotation numbers
=d
A packet whose paint is no output is dropped; one with paint 255 goes to every output.
=e
  Idle -> Paint(0) -> s :: PaintSwitch;
  Idle -> Paint(1) -> s;
  s[0] -> Print("from the first") -> Discard;
  s[1] -> Print("from the second") -> Discard;
*/
class PaintSwitch : public Element { public:

    PaintSwitch() : _anno(0) {}

    const char *class_name() const override { return "PaintSwitch"; }
    const char *port_count() const override { return "1/-"; }
    const char *processing() const override { return PUSH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    void push(int, Packet *) override;

  private:
    int _anno;
};

CLICK_ENDDECLS
#endif
