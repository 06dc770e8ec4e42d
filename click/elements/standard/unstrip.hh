// -*- c-basic-offset: 4 -*-
#ifndef CLICK_UNSTRIP_HH
#define CLICK_UNSTRIP_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
Unstrip(LENGTH)
=s basicmod
gives packets bytes in front: those stripped before, or any
=d
The packet begins LENGTH bytes earlier. Bytes that Strip removed are there again; others may be anything.
*/
class Unstrip : public Element { public:

    Unstrip() : _nbytes(0) {}

    const char *class_name() const override { return "Unstrip"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    Packet *simple_action(Packet *) override;

  private:
    unsigned _nbytes;
};

CLICK_ENDDECLS
#endif
