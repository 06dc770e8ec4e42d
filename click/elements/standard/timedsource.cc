// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "timedsource.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/router.hh>
CLICK_DECLS

TimedSource::TimedSource()
    : _interval(Timestamp::make_msec(500)), _limit(-1), _count(0), _active(true), _stop(false),
      _headroom(Packet::default_headroom), _timer(this)
{
}

int
TimedSource::configure(Vector<String> &conf, ErrorHandler *errh)
{
    _data = SourceText::sentence();
    if (Args(conf, this, errh)
        .read_p("INTERVAL", _interval)
        .read_p("DATA", _data)
        .read("LIMIT", _limit)
        .read("ACTIVE", _active)
        .read("STOP", _stop)
        .read("HEADROOM", _headroom)
        .complete() < 0)
        return -1;
    return _packet.assign(_data, -1, _headroom) ? 0 : errh->error("out of memory");
}

int
TimedSource::initialize(ErrorHandler *)
{
    _timer.initialize(this);
    if (_active)
        _timer.schedule_after(_interval);
    return 0;
}

void
TimedSource::run_timer(Timer *)
{
    if (!_active)
        return;
    if (_limit < 0 || _count < _limit) {
        _timer.reschedule_after(_interval);
        if (Packet *p = _packet->clone()) {
            p->timestamp_anno().assign_now();
            _count++;
            output(0).push(p);
        }
    } else if (_stop)
        router()->please_stop_driver();
}

String
TimedSource::read_handler(Element *e, void *what)
{
    TimedSource *s = static_cast<TimedSource *>(e);
    switch (reinterpret_cast<intptr_t>(what)) {
    case h_data:
        return s->_data;
    case h_limit:
        return String(s->_limit);
    case h_interval:
        return s->_interval.unparse_interval();
    case h_active:
        return String(s->_active);
    case h_headroom:
        return String(s->_headroom);
    default:
        return String(s->_count);
    }
}

int
TimedSource::write_handler(const String &text, Element *e, void *what, ErrorHandler *errh)
{
    TimedSource *s = static_cast<TimedSource *>(e);
    switch (reinterpret_cast<intptr_t>(what)) {
    case h_data:
        s->_data = text;
        if (!s->_packet.assign(s->_data, -1, s->_headroom))
            return errh->error("out of memory");
        return 0;
    case h_limit:
        return IntArg().parse(text, s->_limit) ? 0 : errh->error("bad limit");
    case h_interval: {
        Timestamp interval;
        if (!TimestampArg().parse(text, interval) || !interval)
            return errh->error("bad interval");
        s->_interval = interval;
        return 0;
    }
    case h_active:
        if (!BoolArg().parse(text, s->_active))
            return errh->error("bad active");
        if (s->_active && !s->_timer.scheduled())
            s->_timer.schedule_now();
        return 0;
    case h_headroom:
        if (!IntArg().parse(text, s->_headroom))
            return errh->error("bad headroom");
        return s->_packet.assign(s->_data, -1, s->_headroom) ? 0 : errh->error("out of memory");
    default:
        s->_count = 0;
        if (s->_active && !s->_timer.scheduled())
            s->_timer.schedule_now();
        return 0;
    }
}

void
TimedSource::add_handlers()
{
    add_read_handler("data", read_handler, h_data, Handler::RAW | Handler::CALM);
    add_write_handler("data", write_handler, h_data, Handler::RAW);
    add_read_handler("limit", read_handler, h_limit, Handler::CALM);
    add_write_handler("limit", write_handler, h_limit);
    add_read_handler("interval", read_handler, h_interval, Handler::CALM);
    add_write_handler("interval", write_handler, h_interval);
    add_read_handler("active", read_handler, h_active, Handler::CHECKBOX);
    add_write_handler("active", write_handler, h_active);
    add_read_handler("count", read_handler, h_count);
    add_read_handler("headroom", read_handler, h_headroom, Handler::CALM);
    add_write_handler("headroom", write_handler, h_headroom);
    add_write_handler("reset", write_handler, h_reset, Handler::BUTTON);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(SourceText)
EXPORT_ELEMENT(TimedSource)
