// -*- c-basic-offset: 4 -*-
#ifndef CLICK_RATEDSPLITTER_HH
#define CLICK_RATEDSPLITTER_HH
#include <click/element.hh>
#include "ratetokens.hh"
CLICK_DECLS

/*
=c
RatedSplitter(RATE, BURST_DURATION, BURST_SIZE)
=s shaping
passes RATE packets per second, and sends the rest to output 1
=d
Bursts are BURST_SIZE packets, or those of BURST_DURATION (default 20ms).
=h rate read/write
The argument RATE.
=h config read/write
The arguments.
=a BandwidthRatedSplitter, RatedUnqueue
*/
class RatedSplitter : public Element { public:

    RatedSplitter() CLICK_COLD;

    const char *class_name() const override { return "RatedSplitter"; }
    const char *port_count() const override { return PORTS_1_1X2; }
    const char *processing() const override { return PUSH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    void add_handlers() override CLICK_COLD;

    void push(int port, Packet *) override;

  protected:
    explicit RatedSplitter(bool bandwidth) CLICK_COLD;

  private:
    RateTokens _tokens;

    static String read_handler(Element *, void *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
