// -*- c-basic-offset: 4 -*-
#ifndef CLICK_BANDWIDTHRATEDSPLITTER_HH
#define CLICK_BANDWIDTHRATEDSPLITTER_HH
#include "ratedsplitter.hh"
CLICK_DECLS

/*
=c
BandwidthRatedSplitter(RATE, BURST_DURATION, BURST_BYTES)
=s shaping
passes packets of RATE, a bandwidth, and sends the rest to output 1
=d
Works as RatedSplitter, with bytes instead of packets: RATE is a bandwidth such as C<1Mbps>.
=h rate read/write
The argument RATE.
=h config read/write
The arguments.
=a RatedSplitter
*/
class BandwidthRatedSplitter : public RatedSplitter { public:

    BandwidthRatedSplitter() CLICK_COLD;

    const char *class_name() const override { return "BandwidthRatedSplitter"; }
};

CLICK_ENDDECLS
#endif
