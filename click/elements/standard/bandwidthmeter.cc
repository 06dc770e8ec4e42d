// -*- c-basic-offset: 4 -*-
/*
 * bandwidthmeter.{cc,hh} -- chooses the output by the current rate
 */
#include <click/config.h>
#include "bandwidthmeter.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

enum { MAX_RATE = 4194303 };    // what the average can hold

BandwidthMeter::BandwidthMeter()
{
}

int
BandwidthMeter::configure(Vector<String> &conf, ErrorHandler *errh)
{
    if (conf.empty())
        return errh->error("too few arguments to %s(bandwidth, ...)", class_name());
    int before = errh->nerrors();
    Vector<unsigned> values;
    for (int i = 0; i < conf.size(); ++i) {
        uint32_t value = 0;
        BandwidthArg parser;
        if (!parser.parse(conf[i], value)) {
            errh->error("argument %d syntax error", i + 1);
            continue;
        }
        if (i && values.size() == i && value <= values.back())
            errh->error("rate %d must be > rate %d", i + 1, i);
        if (parser.status == NumArg::status_unitless && value != 0)
            errh->warning("no units for bandwidth argument %d, assuming Bps", i + 1);
        if (value > MAX_RATE)
            errh->error("rate %d too large (max %d)", i + 1, static_cast<int>(MAX_RATE));
        values.push_back(value);
    }
    if (errh->nerrors() != before)
        return -1;
    if (values.size() != noutputs() - 1)
        return errh->error("need %d arguments, one less than the number of output ports", noutputs() - 1);
    _meters.clear();
    for (unsigned v : values)
        _meters.push_back(static_cast<unsigned>((static_cast<uint64_t>(v) << _rate.scale()) / CLICK_HZ));
    return 0;
}

void
BandwidthMeter::meter(Packet *p, int n)
{
    _rate.update(n);
    unsigned average = _rate.scaled_average();
    int i = 0;
    while (i < _meters.size() && average >= _meters[i])
        ++i;
    output(i).push(p);
}

void
BandwidthMeter::push(int, Packet *p)
{
    meter(p, p->length());
}

enum { h_rate, h_meters };

String
BandwidthMeter::read_handler(Element *e, void *what)
{
    BandwidthMeter *m = static_cast<BandwidthMeter *>(e);
    if (reinterpret_cast<intptr_t>(what) == h_rate)
        return m->_rate.unparse_rate();
    StringAccum sa;             // nothing between them: so readers expect it
    for (unsigned x : m->_meters)
        sa << cp_unparse_real2(static_cast<uint64_t>(x) * CLICK_HZ, m->_rate.scale());
    return sa.take_string();
}

void
BandwidthMeter::add_handlers()
{
    add_read_handler("rate", read_handler, h_rate);
    add_read_handler("meters", read_handler, h_meters);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(BandwidthMeter)
