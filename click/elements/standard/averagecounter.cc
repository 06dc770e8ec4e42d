// -*- c-basic-offset: 4 -*-
/*
 * averagecounter.{cc,hh} -- measures the rate since the first packet
 */
#include <click/config.h>
#include "averagecounter.hh"
#include <click/args.hh>
CLICK_DECLS

AverageCounter::AverageCounter()
    : _ignore(0)
{
    reset();
}

void
AverageCounter::reset()
{
    _count = _byte_count = 0;
    _first = _last = 0;
}

int
AverageCounter::configure(Vector<String> &conf, ErrorHandler *errh)
{
    uint32_t seconds = 0;
    if (Args(conf, this, errh).read_p("IGNORE", seconds).complete() < 0)
        return -1;
    _ignore = seconds * CLICK_HZ;
    return 0;
}

int
AverageCounter::initialize(ErrorHandler *)
{
    reset();
    return 0;
}

Packet *
AverageCounter::simple_action(Packet *p)
{
    click_jiffies_t now = click_jiffies();
    if (_first == 0)
        _first = now;
    if (now - _first >= _ignore) {
        _count++;
        _byte_count += p->length();
    }
    _last = now;
    return p;
}

enum { h_count, h_byte_count, h_rate, h_byte_rate };

String
AverageCounter::read_handler(Element *e, void *what)
{
    AverageCounter *c = static_cast<AverageCounter *>(e);
    int which = static_cast<int>(reinterpret_cast<intptr_t>(what));
    uint32_t n = which == h_count || which == h_rate ? c->_count : c->_byte_count;
    if (which == h_count || which == h_byte_count)
        return String(n);
    // wraps when less than the ignored time has passed, and then the rate is about 0
    uint32_t d = c->_last - c->_first - c->_ignore;
    return String(static_cast<double>(n) * CLICK_HZ / (d ? d : 1));
}

int
AverageCounter::reset_handler(const String &, Element *e, void *, ErrorHandler *)
{
    static_cast<AverageCounter *>(e)->reset();
    return 0;
}

void
AverageCounter::add_handlers()
{
    add_read_handler("count", read_handler, h_count);
    add_read_handler("byte_count", read_handler, h_byte_count);
    add_read_handler("rate", read_handler, h_rate);
    add_read_handler("byte_rate", read_handler, h_byte_rate);
    add_write_handler("reset", reset_handler, 0, Handler::BUTTON);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(AverageCounter)
