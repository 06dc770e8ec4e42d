// -*- c-basic-offset: 4 -*-
#ifndef CLICK_RANDOMSAMPLE_HH
#define CLICK_RANDOMSAMPLE_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
RandomSample([P], SAMPLE, DROP, ACTIVE)
=s classification
passes packets with probability P
=d
SAMPLE is P by another name, DROP is 1 - P. Other packets go to output 1 or are dropped.
=h sampling_prob read/write
The argument SAMPLE, the probability to pass.
=h drop_prob read/write
The argument DROP.
=h active read/write
Whether it does anything; the argument ACTIVE.
=h drops read-only
Packets dropped so far.
*/
class RandomSample : public Element { public:

    RandomSample() CLICK_COLD;

    const char *class_name() const override { return "RandomSample"; }
    const char *port_count() const override { return PORTS_1_1X2; }
    const char *processing() const override { return PROCESSING_A_AH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    void add_handlers() override CLICK_COLD;

    Packet *simple_action(Packet *) override;

  private:
    enum { SHIFT = 28 };

    uint32_t _probability;      // of output 0, SHIFT fraction bits
    bool _active;
    uint32_t _drops;

    static String read_handler(Element *, void *) CLICK_COLD;
    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
