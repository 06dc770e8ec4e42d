// -*- c-basic-offset: 4 -*-
#ifndef CLICK_BANDWIDTHRATEDUNQUEUE_HH
#define CLICK_BANDWIDTHRATEDUNQUEUE_HH
#include "ratedunqueue.hh"
CLICK_DECLS

/*
=c
BandwidthRatedUnqueue(RATE, BURST_DURATION, BURST_BYTES)
=s shaping
pulls and pushes packets of RATE, a bandwidth
=d
Works as RatedUnqueue, with bytes instead of packets: RATE is a bandwidth such as C<1Mbps>.
=h rate read/write
The argument RATE.
=h config read/write
The arguments.
=a RatedUnqueue
*/
class BandwidthRatedUnqueue : public RatedUnqueue { public:

    BandwidthRatedUnqueue() CLICK_COLD;

    const char *class_name() const override { return "BandwidthRatedUnqueue"; }
};

CLICK_ENDDECLS
#endif
