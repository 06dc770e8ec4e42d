// -*- c-basic-offset: 4 -*-
#ifndef CLICK_CHECKLENGTH_HH
#define CLICK_CHECKLENGTH_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
CheckLength(LENGTH)
=s classification
drops packets longer than LENGTH bytes, or sends them to output 1
=d
Packets of at most LENGTH bytes leave on output 0. Longer ones leave on output 1 if there is one.
=h length read/write
The argument LENGTH.
*/
class CheckLength : public Element { public:

    CheckLength() CLICK_COLD;

    const char *class_name() const override { return "CheckLength"; }
    const char *port_count() const override { return PORTS_1_1X2; }
    const char *processing() const override { return PROCESSING_A_AH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    Packet *simple_action(Packet *) override;

  private:
    unsigned _length;
};

CLICK_ENDDECLS
#endif
