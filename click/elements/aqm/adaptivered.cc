// -*- c-basic-offset: 4 -*-
/*
 * adaptivered.{cc,hh} -- RED that sets its own drop probability
 */
#include <click/config.h>
#include "adaptivered.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

static const uint32_t INTERVAL = 500;           // ms
static const unsigned LEAST_TARGET = 10;
static const uint32_t HUNDREDTH = 655;          // of 65536
static const uint32_t HALF = 32768;
static const uint32_t NINE_TENTHS = 58982;

int
AdaptiveRED::configure(Vector<String> &conf, ErrorHandler *errh)
{
    unsigned target = 0;
    Limits limits = { 0, 0, 0, 4, true };
    String queues;
    if (Args(conf, this, errh)
        .read_mp("TARGET", target)
        .read_mp("MAX_P", FixedPointArg(16), limits.max_p)
        .read("QUEUES", AnyArg(), queues)
        .read("STABILITY", limits.stability)
        .complete() < 0)
        return -1;
    if (target < LEAST_TARGET)
        target = LEAST_TARGET;
    else if (target > 0xFFFF)
        target = 0x10000;       // too much, but half of it more is still a number
    limits.min_thresh = target / 2;
    limits.max_thresh = target + limits.min_thresh;
    return set_limits(limits, queues, errh);
}

int
AdaptiveRED::initialize(ErrorHandler *errh)
{
    if (RED::initialize(errh) < 0)
        return -1;
    _timer.initialize(this);
    _timer.schedule_after_msec(INTERVAL);
    return 0;
}

void
AdaptiveRED::run_timer(Timer *)
{
    unsigned half = (_limits.max_thresh - _limits.min_thresh) / 2, length = average();
    uint32_t p = _limits.max_p;
    if (length < _limits.min_thresh + half && p > HUNDREDTH)
        set_max_p(static_cast<uint32_t>(static_cast<uint64_t>(p) * NINE_TENTHS >> 16));
    else if (length > _limits.max_thresh - half && p < HALF)
        set_max_p(p + (p / 4 < HUNDREDTH ? p / 4 : HUNDREDTH));
    _timer.reschedule_after_msec(INTERVAL);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(RED)
EXPORT_ELEMENT(AdaptiveRED)
