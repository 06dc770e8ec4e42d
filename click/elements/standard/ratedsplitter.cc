// -*- c-basic-offset: 4 -*-
/*
 * ratedsplitter.{cc,hh} -- splits packets by rate
 */
#include <click/config.h>
#include "ratedsplitter.hh"
CLICK_DECLS

RatedSplitter::RatedSplitter()
    : _tokens(false)
{
}

RatedSplitter::RatedSplitter(bool bandwidth)
    : _tokens(bandwidth)
{
}

int
RatedSplitter::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return _tokens.configure(conf, this, errh);
}

void
RatedSplitter::push(int, Packet *p)
{
    if (_tokens.refill()) {
        _tokens.charge(p);
        output(0).push(p);
    } else
        checked_output_push(1, p);
}

String
RatedSplitter::read_handler(Element *e, void *)
{
    return static_cast<RatedSplitter *>(e)->_tokens.unparse_rate();
}

void
RatedSplitter::add_handlers()
{
    add_read_handler("rate", read_handler, 0);
    add_write_handler("rate", reconfigure_keyword_handler, "0 RATE");
    add_read_handler("config", read_handler, 0);
    set_handler_flags("config", 0, Handler::CALM);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(RateTokens)
EXPORT_ELEMENT(RatedSplitter)
