// -*- c-basic-offset: 4 -*-
#ifndef CLICK_BANDWIDTHSHAPER_HH
#define CLICK_BANDWIDTHSHAPER_HH
#include "shaper.hh"
CLICK_DECLS

/*
=c
BandwidthShaper(RATE)
=s shaping
lets packets of RATE, a bandwidth, be pulled
=d
Works as Shaper, with bytes instead of packets: RATE is a bandwidth such as C<1Mbps>.
=h rate read/write
The argument RATE.
=h config read/write
The arguments.
=h reset write-only
Forgets the packets of the current second.
=e
  FromDevice(eth0) -> Queue -> BandwidthShaper(10Mbps) -> ToDevice(eth1);
=a Shaper
*/
class BandwidthShaper : public Shaper { public:

    BandwidthShaper() CLICK_COLD;

    const char *class_name() const override { return "BandwidthShaper"; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    Packet *pull(int port) override;

  private:
    static String read_handler(Element *, void *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
