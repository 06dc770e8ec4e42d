// -*- c-basic-offset: 4 -*-
#ifndef CLICK_AVERAGECOUNTER_HH
#define CLICK_AVERAGECOUNTER_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
AverageCounter([IGNORE])
=s counters
measures the rate from the first packet to the latest
=d
Packets of the first IGNORE seconds (default 0) are not counted.
=h count read-only
Packets counted.
=h byte_count read-only
Bytes counted.
=h rate read-only
Packets per second.
=h byte_rate read-only
Bytes per second.
=h reset write-only
Starts anew: the next packet is the first.
=e
  FromDevice(eth0) -> c :: AverageCounter -> Discard;
  Script(wait 10s, print c.rate, stop)
=a Counter
*/
class AverageCounter : public Element { public:

    AverageCounter() CLICK_COLD;

    const char *class_name() const override { return "AverageCounter"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    Packet *simple_action(Packet *) override;
    void reset();

  private:
    uint32_t _count;
    uint32_t _byte_count;
    click_jiffies_t _first;     // when; 0: not yet
    click_jiffies_t _last;
    uint32_t _ignore;           // jiffies

    static String read_handler(Element *, void *) CLICK_COLD;
    static int reset_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
