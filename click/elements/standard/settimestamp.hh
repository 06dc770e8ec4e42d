// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SETTIMESTAMP_HH
#define CLICK_SETTIMESTAMP_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
SetTimestamp([TIMESTAMP], I<keywords> FIRST, DELTA)
=s timestamps
sets the timestamp annotation to TIMESTAMP, or the current time
=d
FIRST true: the first timestamp annotation instead. DELTA true is refused, with a hint at what took its place.
*/
class SetTimestamp : public Element { public:

    SetTimestamp() CLICK_COLD;

    const char *class_name() const override { return "SetTimestamp"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    Packet *simple_action(Packet *) override;

  private:
    Timestamp _when;
    bool _now;
    bool _first;
};

CLICK_ENDDECLS
#endif
