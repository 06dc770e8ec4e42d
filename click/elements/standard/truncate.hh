// -*- c-basic-offset: 4 -*-
#ifndef CLICK_TRUNCATE_HH
#define CLICK_TRUNCATE_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
Truncate(LENGTH, EXTRA_LENGTH)
=s basicmod
cuts packets to LENGTH bytes
=d
What is cut off is added to the extra length annotation, unless EXTRA_LENGTH is false.
=h nbytes read/write
The argument LENGTH.
=a Pad
*/
class Truncate : public Element { public:

    Truncate() CLICK_COLD;

    const char *class_name() const override { return "Truncate"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    void add_handlers() override CLICK_COLD;

    Packet *simple_action(Packet *) override;

  private:
    unsigned _length;
    bool _extra_length;
};

CLICK_ENDDECLS
#endif
