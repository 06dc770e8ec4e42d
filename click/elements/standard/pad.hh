// -*- c-basic-offset: 4 -*-
#ifndef CLICK_PAD_HH
#define CLICK_PAD_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
Pad([LENGTH], ZERO)
=s basicmod
extends packets to LENGTH bytes
=d
Without LENGTH: by their extra length annotation, which is cleared in any case. The new bytes are zeros unless ZERO is false.
=a Truncate
*/
class Pad : public Element { public:

    Pad() CLICK_COLD;

    const char *class_name() const override { return "Pad"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }

    Packet *simple_action(Packet *) override;

  private:
    unsigned _length;
    bool _zero;
};

CLICK_ENDDECLS
#endif
