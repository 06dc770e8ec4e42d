// -*- c-basic-offset: 4 -*-
/*
 * randomsample.{cc,hh} -- passes packets with a probability
 */
#include <click/config.h>
#include "randomsample.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

RandomSample::RandomSample()
    : _probability(0), _active(true), _drops(0)
{
}

int
RandomSample::configure(Vector<String> &conf, ErrorHandler *errh)
{
    const uint32_t none = 0xFFFFFFFFU, one = 1U << SHIFT;
    uint32_t p = none, sample = none, drop = none;
    bool active = true;
    if (Args(conf, this, errh)
        .read_p("P", FixedPointArg(SHIFT), p)
        .read("SAMPLE", FixedPointArg(SHIFT), sample)
        .read("DROP", FixedPointArg(SHIFT), drop)
        .read("ACTIVE", active)
        .complete() < 0)
        return -1;
    if (sample != none && drop != none)
        return errh->error("give at most one of SAMPLE and DROP");
    if (sample != none)
        p = sample;
    else if (drop != none)
        p = drop <= one ? one - drop : none;
    if (p > one)
        return errh->error("sampling probability must be between 0 and 1");
    _probability = p;
    _active = active;
    return 0;
}

Packet *
RandomSample::simple_action(Packet *p)
{
    if (!_active || (click_random() & ((1U << SHIFT) - 1)) < _probability)
        return p;
    ++_drops;
    checked_output_push(1, p);
    return 0;
}

enum { h_sample, h_drop, h_config };

String
RandomSample::read_handler(Element *e, void *what)
{
    RandomSample *r = static_cast<RandomSample *>(e);
    switch (reinterpret_cast<intptr_t>(what)) {
      case h_sample:
        return cp_unparse_real2(r->_probability, SHIFT);
      case h_drop:
        return cp_unparse_real2((1U << SHIFT) - r->_probability, SHIFT);
      default: {
          StringAccum sa;
          sa << "SAMPLE " << cp_unparse_real2(r->_probability, SHIFT) << ", ACTIVE " << r->_active;
          return sa.take_string();
      }
    }
}

int
RandomSample::write_handler(const String &text, Element *e, void *what, ErrorHandler *errh)
{
    RandomSample *r = static_cast<RandomSample *>(e);
    uint32_t p;
    if (!FixedPointArg(SHIFT).parse(cp_uncomment(text), p) || p > (1U << SHIFT))
        return errh->error("Must be given a number between 0.0 and 1.0");
    r->_probability = reinterpret_cast<intptr_t>(what) == h_drop ? (1U << SHIFT) - p : p;
    return 0;
}

void
RandomSample::add_handlers()
{
    add_read_handler("sampling_prob", read_handler, h_sample);
    add_write_handler("sampling_prob", write_handler, h_sample);
    add_read_handler("drop_prob", read_handler, h_drop);
    add_write_handler("drop_prob", write_handler, h_drop);
    add_data_handlers("active", Handler::OP_READ | Handler::OP_WRITE | Handler::CHECKBOX, &_active);
    add_data_handlers("drops", Handler::OP_READ, &_drops);
    add_read_handler("config", read_handler, h_config);
    set_handler_flags("config", 0, Handler::CALM);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(RandomSample)
ELEMENT_MT_SAFE(RandomSample)
