// -*- c-basic-offset: 4 -*-
#ifndef CLICK_CHECKALIGN_HH
#define CLICK_CHECKALIGN_HH
#include "elements/standard/align.hh"
CLICK_DECLS

/*
=c
CheckAlign(MODULUS, OFFSET [, I<keyword> ASSERT])
=s basicmod
checks that packet data begins at an address that is OFFSET modulo MODULUS
=d
MODULUS is 2, 4, or 8. Other packets are pushed to output 1, or dropped if there is none.
=item ASSERT
Boolean. If true, a packet that is not aligned is an error in the configuration: it is reported and the program ends as after
a failed assertion. Default is false. B<click-align --assertions> makes such elements.
=a Align, AlignmentInfo */
class CheckAlign : public Align { public:

    CheckAlign() : _assert(false) {}

    const char *class_name() const override { return "CheckAlign"; }
    const char *port_count() const override { return PORTS_1_1X2; }
    const char *processing() const override { return PROCESSING_A_AH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    Packet *simple_action(Packet *) override;

  private:
    bool _assert;
};

CLICK_ENDDECLS
#endif
