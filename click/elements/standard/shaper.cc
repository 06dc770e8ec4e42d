// -*- c-basic-offset: 4 -*-
/*
 * shaper.{cc,hh} -- limits the rate of pulls
 */
#include <click/config.h>
#include "shaper.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

Shaper::Shaper()
{
}

int
Shaper::configure(Vector<String> &conf, ErrorHandler *errh)
{
    unsigned rate;
    if (Args(conf, this, errh).read_mp("RATE", rate).complete() < 0)
        return -1;
    if (rate != _rate.rate())
        _rate.set_rate(rate, errh);
    return 0;
}

Packet *
Shaper::pull(int port)
{
    bool allowed = _rate.need_update(Timestamp::now());
    if (allowed != (port == 0))
        return 0;
    Packet *p = input(0).pull();
    if (p && port == 0)
        _rate.update();
    return p;
}

String
Shaper::read_handler(Element *e, void *)
{
    return String(static_cast<Shaper *>(e)->_rate.rate());
}

int
Shaper::reset_handler(const String &, Element *e, void *, ErrorHandler *)
{
    static_cast<Shaper *>(e)->_rate.reset();
    return 0;
}

void
Shaper::add_handlers()
{
    add_read_handler("rate", read_handler, 0);
    add_write_handler("rate", reconfigure_keyword_handler, "0 RATE");
    add_read_handler("config", read_handler, 0);
    set_handler_flags("config", 0, Handler::CALM);
    add_write_handler("reset", reset_handler, 0, Handler::BUTTON);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(Shaper)
