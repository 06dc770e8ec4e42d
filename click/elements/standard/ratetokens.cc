// -*- c-basic-offset: 4 -*-
/*
 * ratetokens.{cc,hh} -- the token bucket of elements that limit rates
 */
#include <click/config.h>
#include "ratetokens.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/element.hh>
#include <click/error.hh>
CLICK_DECLS

int
RateTokens::configure(Vector<String> &conf, Element *e, ErrorHandler *errh)
{
    uint32_t rate = 0, duration = 20, burst = 0;
    bool duration_given = false, burst_given = false;
    Args args(conf, e, errh);
    if (_bandwidth)
        args.read_mp("RATE", BandwidthArg(), rate);
    else
        args.read_mp("RATE", rate);
    if (args.read("BURST_DURATION", SecondsArg(3), duration).read_status(duration_given)
        .read(_bandwidth ? "BURST_BYTES" : "BURST_SIZE", burst).read_status(burst_given)
        .complete() < 0)
        return -1;
    if (duration_given && burst_given)
        return errh->error("cannot specify both BURST_DURATION and BURST_SIZE");
    uint64_t capacity = burst_given ? burst : static_cast<uint64_t>(rate) * duration / 1000;
    if (capacity < 1)
        capacity = 1;
    if (_bandwidth)
        capacity += OVERDRAFT;
    _bucket.assign(rate, capacity > TokenBucket::max_tokens ? static_cast<unsigned>(TokenBucket::max_tokens) : static_cast<unsigned>(capacity));
    return 0;
}

String
RateTokens::unparse_rate() const
{
    return _bandwidth ? cp_unparse_bandwidth(_bucket.rate()) : String(_bucket.rate());
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(RateTokens)
