// -*- c-basic-offset: 4 -*-
/*
 * randombiterrors.{cc,hh} -- changes random bits of packets
 */
#include <click/config.h>
#include "randombiterrors.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
CLICK_DECLS

RandomBitErrors::RandomBitErrors()
    : _p(0), _kind(FLIP), _active(true)
{
    set_probability(0);
}

int
RandomBitErrors::parse_kind(const String &text, Kind &kind, ErrorHandler *errh)
{
    if (!text || text == "flip")
        kind = FLIP;
    else if (text == "set")
        kind = SET;
    else if (text == "clear")
        kind = CLEAR;
    else
        return errh->error("bad action %<%s%> (must be %<set%>, %<clear%>, or %<flip%>)", text.c_str());
    return 0;
}

int
RandomBitErrors::configure(Vector<String> &conf, ErrorHandler *errh)
{
    uint32_t p = 0;
    String text;
    Kind kind = FLIP;
    bool active = true;
    if (Args(conf, this, errh)
        .read_mp("P", FixedPointArg(SHIFT), p)
        .read_p("KIND", text)
        .read_p("ACTIVE", active)
        .complete() < 0
        || parse_kind(text, kind, errh) < 0)
        return -1;
    if (p > 1U << SHIFT)
        return errh->error("drop probability must be between 0 and 1");
    if (p == 0)
        errh->warning("zero bit error probability (underflow?)");
    set_probability(p);
    _kind = kind;
    _active = active;
    return 0;
}

void
RandomBitErrors::set_probability(uint32_t p)
{
    // The binomial distribution of 8 trials: the sum over k of C(8, k) p^k (1-p)^(8-k).
    static const int choose[8] = {1, 8, 28, 56, 70, 56, 28, 8};
    const double one = 1U << SHIFT, hit = p / one, miss = 1 - hit;
    double sum = 0;
    for (int k = 0; k < 8; ++k) {
        double term = choose[k];
        for (int i = 0; i < 8; ++i)
            term *= i < k ? hit : miss;
        sum += term;
        _at_most[k] = static_cast<uint32_t>(sum * one + .5);
    }
    _p = p;
}

/** The bits that are hit. */
unsigned char
RandomBitErrors::random_byte() const
{
    uint32_t r = click_random() & ((1U << SHIFT) - 1);
    int n = 0;
    while (n < 8 && r >= _at_most[n])
        ++n;
    unsigned bits = 0;
    while (n > 0) {
        unsigned bit = 1U << (click_random() & 7);
        if (!(bits & bit)) {
            bits |= bit;
            --n;
        }
    }
    return bits;
}

Packet *
RandomBitErrors::simple_action(Packet *p)
{
    if (!_active || _p == 0)
        return p;
    WritablePacket *q = p->uniqueify();
    if (!q)
        return 0;
    for (unsigned char *s = q->data(); s != q->end_data(); ++s) {
        unsigned char bits = random_byte();
        if (_kind == FLIP)
            *s ^= bits;
        else if (_kind == SET)
            *s |= bits;
        else
            *s &= ~bits;
    }
    return q;
}

enum { h_p, h_kind };

String
RandomBitErrors::read_handler(Element *e, void *what)
{
    static const char * const kinds[] = {"flip", "set", "clear"};
    RandomBitErrors *r = static_cast<RandomBitErrors *>(e);
    if (reinterpret_cast<intptr_t>(what) == h_kind)
        return kinds[r->_kind];
    return cp_unparse_real2(r->_p, SHIFT);
}

int
RandomBitErrors::write_handler(const String &text, Element *e, void *what, ErrorHandler *errh)
{
    RandomBitErrors *r = static_cast<RandomBitErrors *>(e);
    if (reinterpret_cast<intptr_t>(what) == h_kind)
        return parse_kind(cp_uncomment(text), r->_kind, errh);
    uint32_t p = 0;
    if (!FixedPointArg(SHIFT).parse(cp_uncomment(text), p) || p > 1U << SHIFT)
        return errh->error("drop probability must be between 0 and 1");
    r->set_probability(p);
    return 0;
}

void
RandomBitErrors::add_handlers()
{
    add_read_handler("p_bit_error", read_handler, h_p);
    add_write_handler("p_bit_error", write_handler, h_p);
    add_read_handler("error_kind", read_handler, h_kind);
    add_write_handler("error_kind", write_handler, h_kind);
    add_data_handlers("active", Handler::OP_READ | Handler::OP_WRITE | Handler::CHECKBOX, &_active);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(RandomBitErrors)
ELEMENT_MT_SAFE(RandomBitErrors)
