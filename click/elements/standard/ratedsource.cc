// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "ratedsource.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/router.hh>
#include <click/standard/scheduleinfo.hh>
CLICK_DECLS

RatedSource::RatedSource()
    : _limit(-1), _count(0), _length(-1), _active(true), _stop(false), _task(this), _timer(&_task)
{
}

int
RatedSource::configure(Vector<String> &conf, ErrorHandler *errh)
{
    unsigned rate = 10;
    uint32_t bandwidth = 0;
    _data = SourceText::sentence();
    if (Args(conf, this, errh)
        .read_p("DATA", _data)
        .read_p("RATE", rate)
        .read_p("LIMIT", _limit)
        .read_p("ACTIVE", _active)
        .read("LENGTH", _length)
        .read("DATASIZE", Args::deprecated, _length)
        .read("STOP", _stop)
        .read("BANDWIDTH", BandwidthArg(), bandwidth)
        .complete() < 0)
        return -1;
    if (!_packet.assign(_data, _length, HEADROOM))
        return errh->error("out of memory");
    unsigned capacity = burst(rate);
    if (bandwidth > 0) {
        rate = _packet->length() > 0 ? bandwidth / _packet->length() : bandwidth;
        capacity = burst(rate);
        if (_length > 0 && capacity < 2 * static_cast<unsigned>(_length))
            capacity = 2 * static_cast<unsigned>(_length);
    }
    _tokens.assign(rate, capacity);
    return 0;
}

int
RatedSource::initialize(ErrorHandler *errh)
{
    if (output_is_push(0)) {
        ScheduleInfo::initialize_task(this, &_task, _active, errh);
        _timer.initialize(this);
    }
    return 0;
}

inline Packet *
RatedSource::make_packet()
{
    Packet *p = _packet->clone();
    if (p) {
        p->timestamp_anno().assign_now();
        _count++;
    }
    return p;
}

bool
RatedSource::run_task(Task *)
{
    if (!_active)
        return false;
    if (finished()) {
        if (_stop)
            router()->please_stop_driver();
        return false;
    }
    _tokens.refill();
    if (!_tokens.remove_if(1)) {
        // No timer at rate 0: no token will come.
        if (!_tokens.idle())
            _timer.schedule_after(TokenBucket::parameters_type::timestamp(_tokens.time_until_contains(1)));
        return false;
    }
    if (Packet *p = make_packet())
        output(0).push(p);
    _task.fast_reschedule();
    return true;
}

Packet *
RatedSource::pull(int)
{
    if (!_active)
        return 0;
    if (finished()) {
        if (_stop)
            router()->please_stop_driver();
        return 0;
    }
    _tokens.refill();
    return _tokens.remove_if(1) ? make_packet() : 0;
}

void
RatedSource::restart()
{
    _tokens.set(1);
    if (_active && output_is_push(0))
        _task.reschedule();
}

String
RatedSource::read_handler(Element *e, void *what)
{
    RatedSource *s = static_cast<RatedSource *>(e);
    switch (reinterpret_cast<intptr_t>(what)) {
    case h_data:
        return s->_data;
    case h_rate:
        return String(s->_tokens.rate());
    case h_limit:
        return String(s->_limit);
    case h_active:
        return String(s->_active);
    case h_length:
        return String(s->_length);
    default:
        return String(s->_count);
    }
}

int
RatedSource::write_handler(const String &text, Element *e, void *what, ErrorHandler *errh)
{
    RatedSource *s = static_cast<RatedSource *>(e);
    bool ok = true;
    switch (reinterpret_cast<intptr_t>(what)) {
    case h_data:
        // Just these bytes: LENGTH and the larger headroom belong to the configuration.
        s->_data = text;
        if (!s->_packet.assign(s->_data, -1, Packet::default_headroom))
            return errh->error("out of memory");
        break;
    case h_rate: {
        unsigned rate = 0;
        ok = IntArg().parse(text, rate);
        if (ok)
            s->_tokens.assign(rate, burst(rate));
        break;
    }
    case h_limit:
        ok = IntArg().parse(text, s->_limit);
        break;
    case h_active:
        ok = BoolArg().parse(text, s->_active);
        if (ok)
            s->restart();
        break;
    case h_length:
        ok = IntArg().parse(text, s->_length);
        if (ok && !s->_packet.assign(s->_data, s->_length, HEADROOM))
            return errh->error("out of memory");
        break;
    default:
        s->_count = 0;
        s->restart();
    }
    return ok ? 0 : errh->error("syntax error");
}

void
RatedSource::add_handlers()
{
    add_read_handler("data", read_handler, h_data, Handler::RAW | Handler::CALM);
    add_write_handler("data", write_handler, h_data, Handler::RAW);
    add_read_handler("rate", read_handler, h_rate, Handler::CALM);
    add_write_handler("rate", write_handler, h_rate);
    add_read_handler("limit", read_handler, h_limit, Handler::CALM);
    add_write_handler("limit", write_handler, h_limit);
    add_read_handler("active", read_handler, h_active, Handler::CHECKBOX);
    add_write_handler("active", write_handler, h_active);
    add_read_handler("count", read_handler, h_count);
    add_write_handler("reset", write_handler, h_reset, Handler::BUTTON);
    add_read_handler("length", read_handler, h_length, Handler::CALM);
    add_write_handler("length", write_handler, h_length);
    add_read_handler("datasize", read_handler, h_length, Handler::CALM | Handler::f_deprecated);
    add_write_handler("datasize", write_handler, h_length, Handler::f_deprecated);
    if (output_is_push(0))
        add_task_handlers(&_task);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(SourceText)
EXPORT_ELEMENT(RatedSource)
