// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SETANNOBYTE_HH
#define CLICK_SETANNOBYTE_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
SetAnnoByte(ANNO, VALUE)
=s annotations
sets one byte of packets' annotations
=d
Obsolete, and says so: Paint(VALUE, ANNO) does the same.
=h anno read-only
The argument ANNO.
=h value read/write
The argument VALUE.
=a Paint
*/
class SetAnnoByte : public Element { public:

    SetAnnoByte() : _anno(0), _value(0) {}

    const char *class_name() const override { return "SetAnnoByte"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    void add_handlers() override CLICK_COLD;
    Packet *simple_action(Packet *) override;

  private:
    int _anno;                  // offset in bytes
    uint8_t _value;
};

CLICK_ENDDECLS
#endif
