// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "infinitesource.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/standard/scheduleinfo.hh>
CLICK_DECLS

InfiniteSource::InfiniteSource()
    : _burst(1), _limit(-1), _count(0), _length(-1), _active(true), _timestamp(true), _stop(false), _task(this), _end_call(0)
{
}

InfiniteSource::~InfiniteSource()
{
    delete _end_call;
}

void *
InfiniteSource::cast(const char *name)
{
    if (strcmp(name, Notifier::EMPTY_NOTIFIER) == 0)
        return static_cast<Notifier *>(&_empty_note);
    return Element::cast(name);
}

Args &
InfiniteSource::Settings::read(Args &args)
{
    return args
        .read_p("LIMIT", limit)
        .read_p("BURST", burst)
        .read_p("ACTIVE", active)
        .read("TIMESTAMP", timestamp);
}

Args &
InfiniteSource::Settings::read_end(Args &args)
{
    return args
        .read("STOP", stop)
        .read("END_CALL", HandlerCallArg(HandlerCall::writable), end_call);
}

int
InfiniteSource::Settings::check(ErrorHandler *errh) const
{
    if (burst < 1)
        return errh->error("burst size must be >= 1");
    if (end_call && stop)
        return errh->error("END_CALL and STOP are mutually exclusive");
    return 0;
}

void
InfiniteSource::take(const Settings &settings)
{
    _limit = settings.limit;
    _burst = settings.burst;
    _count = 0;
    _active = settings.active;
    _timestamp = settings.timestamp;
    _stop = settings.stop;
    delete _end_call;
    _end_call = settings.end_call ? new HandlerCall(settings.end_call) : _stop ? new HandlerCall("stop") : 0;
}

int
InfiniteSource::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String data = SourceText::sentence();
    int length = -1;
    Settings settings;
    Args args(conf, this, errh);
    settings.read(args.read_p("DATA", data))
        .read("LENGTH", length)
        .read("DATASIZE", Args::deprecated, length);
    if (settings.read_end(args).complete() < 0 || settings.check(errh) < 0)
        return -1;
    take(settings);
    _data = data;
    _length = length;
    return _packet.assign(_data, _length, Packet::default_headroom) ? end_call_ready(errh) : errh->error("out of memory");
}

int
InfiniteSource::end_call_ready(ErrorHandler *errh)
{
    return router()->initialized() && _end_call ? _end_call->initialize_write(this, errh) : 0;
}

int
InfiniteSource::initialize(ErrorHandler *errh)
{
    if (output_is_push(0)) {
        ScheduleInfo::initialize_task(this, &_task, errh);
        _full_signal = Notifier::downstream_full_signal(this, 0, &_task);
    }
    _empty_note.initialize(Notifier::EMPTY_NOTIFIER, router());
    return _end_call ? _end_call->initialize_write(this, errh) : 0;
}

inline Packet *
InfiniteSource::make_packet(Timestamp &now, int &uses_left)
{
    Packet *p = _packet->clone();
    if (p && _timestamp) {
        if (--uses_left < 0) {
            now.assign_now();
            uses_left = time_uses - 1;
#if TIMESTAMP_WARPABLE
            // Simulated time moves with every look.
            if (Timestamp::warp_class() != Timestamp::warp_none)
                uses_left = 0;
#endif
        }
        p->set_timestamp_anno(now);
    }
    return p;
}

void
InfiniteSource::end()
{
    if (_end_call)
        (void) _end_call->call_write();
}

bool
InfiniteSource::run_task(Task *)
{
    if (!_active || !_full_signal)
        return false;
    int n = _burst;
    if (_limit >= 0 && _count + n >= _limit)
        n = _count > _limit ? 0 : static_cast<int>(_limit - _count);
    // _active: a handler that runs below output 0 may switch this off. The count is right at any such moment.
    int i = 0, uses_left = 0;
    Timestamp now = Timestamp::uninitialized_t();
    for (; i < n && _active; i++) {
        Packet *p = make_packet(now, uses_left);
        if (!p)
            break;
        _count++;
        output(0).push(p);
    }
    if (i > 0) {
        _task.fast_reschedule();
        return true;
    }
    if (finished())
        end();
    return false;
}

Packet *
InfiniteSource::pull(int)
{
    if (_active && !finished()) {
        int uses_left = 0;
        Timestamp now = Timestamp::uninitialized_t();
        Packet *p = make_packet(now, uses_left);
        if (p)
            _count++;
        return p;
    }
    _empty_note.sleep();
    if (_active)
        end();
    return 0;
}

void
InfiniteSource::wake()
{
    if (_active && !finished()) {
        if (output_is_push(0))
            _task.reschedule();
        else
            _empty_note.wake();
    }
}

String
InfiniteSource::read_handler(Element *e, void *what)
{
    InfiniteSource *s = static_cast<InfiniteSource *>(e);
    switch (reinterpret_cast<intptr_t>(what)) {
    case h_data:
        return s->_data;
    case h_limit:
        return String(s->_limit);
    case h_burst:
        return String(s->_burst);
    case h_active:
        return String(s->_active);
    case h_length:
        return String(s->_length);
    default:
        return String(s->_count);
    }
}

int
InfiniteSource::write_handler(const String &text, Element *e, void *what, ErrorHandler *errh)
{
    InfiniteSource *s = static_cast<InfiniteSource *>(e);
    switch (reinterpret_cast<intptr_t>(what)) {
    case h_data:
        s->_data = text;
        if (!s->_packet.assign(s->_data, s->_length, Packet::default_headroom))
            return errh->error("out of memory");
        break;
    case h_limit: {
        int32_t limit;
        if (!IntArg().parse(text, limit))
            return errh->error("limit parameter must be integer");
        s->_limit = limit;
        break;
    }
    case h_burst: {
        int burst;
        if (!IntArg().parse(text, burst) || burst < 1)
            return errh->error("burstsize parameter must be integer >= 1");
        s->_burst = burst;
        break;
    }
    case h_active:
        if (!BoolArg().parse(text, s->_active))
            return errh->error("active parameter must be boolean");
        break;
    case h_length:
        if (!IntArg().parse(text, s->_length))
            return errh->error("length parameter must be integer");
        if (!s->_packet.assign(s->_data, s->_length, Packet::default_headroom))
            return errh->error("out of memory");
        break;
    default:
        s->_count = 0;
    }
    s->wake();
    return 0;
}

void
InfiniteSource::add_handlers()
{
    add_read_handler("data", read_handler, h_data, Handler::RAW | Handler::CALM);
    add_write_handler("data", write_handler, h_data, Handler::RAW);
    add_read_handler("limit", read_handler, h_limit, Handler::CALM);
    add_write_handler("limit", write_handler, h_limit);
    add_read_handler("burst", read_handler, h_burst, Handler::CALM);
    add_write_handler("burst", write_handler, h_burst);
    add_read_handler("active", read_handler, h_active, Handler::CHECKBOX);
    add_write_handler("active", write_handler, h_active);
    add_read_handler("count", read_handler, h_count);
    add_write_handler("reset", write_handler, h_reset, Handler::BUTTON);
    add_read_handler("length", read_handler, h_length, Handler::CALM);
    add_write_handler("length", write_handler, h_length);
    add_read_handler("burstsize", read_handler, h_burst, Handler::CALM | Handler::f_deprecated);
    add_write_handler("burstsize", write_handler, h_burst, Handler::f_deprecated);
    add_read_handler("datasize", read_handler, h_length, Handler::CALM | Handler::f_deprecated);
    add_write_handler("datasize", write_handler, h_length, Handler::f_deprecated);
    if (output_is_push(0))
        add_task_handlers(&_task);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(SourceText)
EXPORT_ELEMENT(InfiniteSource)
ELEMENT_MT_SAFE(InfiniteSource)
