// -*- c-basic-offset: 4 -*-
/*
 * red.{cc,hh} -- Random Early Detection
 */
#include <click/config.h>
#include "red.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
CLICK_DECLS

static const unsigned MAX_STABILITY = 16;
static const unsigned IDLE_UNIT = 20 * CLICK_HZ / 1000;         // while queues are empty, one sample of 0 in this time
static const unsigned IDLE_FORGET = 100;                        // of these: then the average is 0

RED::RED()
    : _limits(), _limit(0), _slope(0), _gentle_slope(0), _since(-1), _random(0), _idle(false), _idle_jiffies(0)
{
}

void *
RED::cast(const char *name)
{
    return strcmp(name, "RED") == 0 ? static_cast<Element *>(this) : Element::cast(name);
}

int
RED::configure(Vector<String> &conf, ErrorHandler *errh)
{
    Limits limits = { 0, 0, 0, 4, true };
    String queues;
    if (Args(conf, this, errh)
        .read_mp("MIN_THRESH", limits.min_thresh)
        .read_mp("MAX_THRESH", limits.max_thresh)
        .read_mp("MAX_P", FixedPointArg(16), limits.max_p)
        .read("QUEUES", AnyArg(), queues)
        .read("STABILITY", limits.stability)
        .read("GENTLE", limits.gentle)
        .complete() < 0)
        return -1;
    return set_limits(limits, queues, errh);
}

int
RED::set_limits(const Limits &limits, const String &queues, ErrorHandler *errh)
{
    if (limits.max_thresh > 0xFFFF)
        return errh->error("MAX_THRESH must be <= 65535");
    if (limits.max_thresh == 0)
        return errh->error("MAX_THRESH must be > 0");
    if (limits.min_thresh > limits.max_thresh)
        return errh->error("MIN_THRESH must be <= MAX_THRESH");
    if (limits.max_p > ONE)
        return errh->error("MAX_P must be between 0 and 1");
    if (limits.stability > MAX_STABILITY)
        return errh->error("STABILITY must be between 0 and 16");
    if (_queues.configure(queues, this, errh) < 0)
        return -1;
    _limits = limits;
    _average.set_stability_shift(limits.stability);
    if (limits.stability == 0)
        _average.clear();
    set_max_p(limits.max_p);
    return 0;
}

void
RED::set_max_p(uint32_t max_p)
{
    _limits.max_p = max_p;
    unsigned range = _limits.max_thresh - _limits.min_thresh;
    _slope = range ? max_p / range : 0;
    bool gentle = _limits.gentle && max_p < ONE;
    _gentle_slope = gentle ? (ONE - max_p) / _limits.max_thresh : 0;
    _limit = gentle ? 2 * _limits.max_thresh : _limits.max_thresh;
}

void
RED::take_state(Element *e, ErrorHandler *)
{
    if (void *r = e->cast("RED"))
        if (_limits.stability)
            _average.assign(static_cast<RED *>(static_cast<Element *>(r))->_average.scaled_average());
}

/* A sample of the length. An empty queue takes no time to send from, so time counts instead of packets. */
void
RED::measure()
{
    if (_limits.stability == 0)
        return;
    int length = _queues.size();
    if (length > 0) {
        _average.update(length);
        _idle = false;
        return;
    }
    unsigned now = click_jiffies();
    unsigned units = _idle ? (now - _idle_jiffies) / IDLE_UNIT : 1;
    if (units >= IDLE_FORGET)
        _average.clear();
    else
        _average.update_n(0, units);
    _idle = true;
    _idle_jiffies = now;
}

/* Of ONE. The average's fraction counts. */
int64_t
RED::probability() const
{
    int64_t scaled = _average.scaled_average();
    if (average() <= _limits.max_thresh)
        return (_slope * scaled >> _average.scale()) - static_cast<int64_t>(_slope) * _limits.min_thresh;
    return (_gentle_slope * scaled >> _average.scale()) - static_cast<int64_t>(_gentle_slope) * _limits.max_thresh + _limits.max_p;
}

bool
RED::should_drop()
{
    measure();
    unsigned length = average();
    if (length <= _limits.min_thresh) {
        _since = -1;
        return false;
    }
    if (length > _limit) {
        _since = -1;
        return true;
    }
    if (_since < 0x7FFFFFFF)
        ++_since;
    // The first packet here begins the count, as one that is dropped does.
    bool drop = _since > 0;
    if (drop && _since * probability() <= static_cast<int64_t>(_random))
        return false;
    _since = 0;
    _random = click_random(0, ONE - 1);
    return drop;
}

void
RED::push(int, Packet *p)
{
    if (should_drop())
        drop(p);
    else
        output(0).push(p);
}

Packet *
RED::pull(int)
{
    while (Packet *p = input(0).pull()) {
        if (!should_drop())
            return p;
        drop(p);
    }
    return 0;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(QueueDropper REDHandlers)
EXPORT_ELEMENT(RED)
