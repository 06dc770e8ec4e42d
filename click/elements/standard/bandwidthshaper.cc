// -*- c-basic-offset: 4 -*-
/*
 * bandwidthshaper.{cc,hh} -- limits the bandwidth of pulls
 */
#include <click/config.h>
#include "bandwidthshaper.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
CLICK_DECLS

BandwidthShaper::BandwidthShaper()
{
}

int
BandwidthShaper::configure(Vector<String> &conf, ErrorHandler *errh)
{
    uint32_t rate;
    if (Args(conf, this, errh).read_mp("RATE", BandwidthArg(), rate).complete() < 0)
        return -1;
    if (rate != _rate.rate())
        _rate.set_rate(rate, errh);
    return 0;
}

Packet *
BandwidthShaper::pull(int)
{
    if (!_rate.need_update(Timestamp::now()))
        return 0;
    Packet *p = input(0).pull();
    if (p)
        _rate.update_with(p->length());
    return p;
}

String
BandwidthShaper::read_handler(Element *e, void *)
{
    return cp_unparse_bandwidth(static_cast<BandwidthShaper *>(e)->_rate.rate());
}

void
BandwidthShaper::add_handlers()
{
    Shaper::add_handlers();
    add_read_handler("rate", read_handler, 0);
    add_read_handler("config", read_handler, 0);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(Shaper)
EXPORT_ELEMENT(BandwidthShaper)
