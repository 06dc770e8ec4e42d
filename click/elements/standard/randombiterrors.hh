// -*- c-basic-offset: 4 -*-
#ifndef CLICK_RANDOMBITERRORS_HH
#define CLICK_RANDOMBITERRORS_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
RandomBitErrors(P [, KIND, ACTIVE])
=s basicmod
changes random bits of packets
=d
Each bit is flipped, set or cleared (KIND: flip, the default, set or clear) with probability P.
=h p_bit_error read/write
The argument P.
=h error_kind read/write
The argument KIND.
=h active read/write
Whether it does anything; the argument ACTIVE.
=a RandomSample
*/
class RandomBitErrors : public Element { public:

    RandomBitErrors() CLICK_COLD;

    const char *class_name() const override { return "RandomBitErrors"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    void add_handlers() override CLICK_COLD;

    Packet *simple_action(Packet *) override;

  private:
    enum { SHIFT = 28 };
    enum Kind { FLIP, SET, CLEAR };

    uint32_t _p;                // SHIFT fraction bits, as the next
    uint32_t _at_most[8];       // probability that at most so many bits of a byte are hit
    Kind _kind;
    bool _active;

    void set_probability(uint32_t p);
    unsigned char random_byte() const;
    static int parse_kind(const String &text, Kind &kind, ErrorHandler *errh);
    static String read_handler(Element *, void *) CLICK_COLD;
    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
