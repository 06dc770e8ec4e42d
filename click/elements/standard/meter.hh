// -*- c-basic-offset: 4 -*-
#ifndef CLICK_METER_HH
#define CLICK_METER_HH
#include "bandwidthmeter.hh"
CLICK_DECLS

/*
=c
Meter(RATE1, ..., RATEn)
=s classification
chooses the output by the current rate of packets
=d
Packets go to output i while the average rate is below RATE(i+1), to output n above all. The rates are bandwidths.
=h rate read-only
The current rate in packets per second.
=h meters read-only
The rates given as arguments, in units per millisecond, without separators.
=a BandwidthMeter
*/
class Meter : public BandwidthMeter { public:

    Meter() CLICK_COLD;

    const char *class_name() const override { return "Meter"; }
    void push(int port, Packet *) override;
};

CLICK_ENDDECLS
#endif
