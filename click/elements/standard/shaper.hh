// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SHAPER_HH
#define CLICK_SHAPER_HH
#include <click/element.hh>
#include <click/gaprate.hh>
CLICK_DECLS

/*
=c
Shaper(RATE)
=s shaping
lets RATE packets per second be pulled
=d
Output 1 pulls what output 0 would have to wait for.
=h rate read/write
The argument RATE.
=h config read/write
The arguments.
=h reset write-only
Forgets the packets of the current second.
=a BandwidthShaper, RatedUnqueue
*/
class Shaper : public Element { public:

    Shaper() CLICK_COLD;

    const char *class_name() const override { return "Shaper"; }
    const char *port_count() const override { return PORTS_1_1X2; }
    const char *processing() const override { return PULL; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    void add_handlers() override CLICK_COLD;

    Packet *pull(int port) override;

  protected:
    GapRate _rate;

    static int reset_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;

  private:
    static String read_handler(Element *, void *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
