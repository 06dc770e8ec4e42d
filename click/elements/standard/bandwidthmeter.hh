// -*- c-basic-offset: 4 -*-
#ifndef CLICK_BANDWIDTHMETER_HH
#define CLICK_BANDWIDTHMETER_HH
#include <click/element.hh>
#include <click/ewma.hh>
#include <click/vector.hh>
CLICK_DECLS

/*
=c
BandwidthMeter(RATE1, ..., RATEn)
=s classification
chooses the output by the current rate of bytes
=d
Packets go to output i while the average rate is below RATE(i+1), to output n above all. The rates are bandwidths.
=h rate read-only
The current rate in bytes per second.
=h meters read-only
The rates given as arguments, in units per millisecond, without separators.
=e
  FromDevice(eth0) -> m :: BandwidthMeter(1MBps) -> Queue -> ToDevice(eth1);
  m[1] -> Print("too much") -> Discard;
*/
class BandwidthMeter : public Element { public:

    BandwidthMeter() CLICK_COLD;

    const char *class_name() const override { return "BandwidthMeter"; }
    const char *port_count() const override { return "1/2-"; }
    const char *processing() const override { return PUSH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    void push(int port, Packet *) override;

  protected:
    /** Count @a n, and choose the output. */
    void meter(Packet *p, int n);

  private:
    RateEWMA _rate;
    Vector<unsigned> _meters;   // per jiffy, with the fraction bits of _rate

    static String read_handler(Element *, void *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
