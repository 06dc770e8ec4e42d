// -*- c-basic-offset: 4 -*-
/*
 * linkunqueue.{cc,hh} -- a serial line
 */
#include <click/config.h>
#include "linkunqueue.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
#include <click/standard/scheduleinfo.hh>
CLICK_DECLS

static const uint32_t UNIT = 100;       // bytes/s

LinkUnqueue::LinkUnqueue()
    : _head(0), _tail(0), _size(0), _busy(false), _bandwidth(UNIT), _task(this), _timer(&_task)
{
}

int
LinkUnqueue::configure(Vector<String> &conf, ErrorHandler *errh)
{
    uint32_t bandwidth = 0;
    if (Args(conf, this, errh)
        .read_mp("LATENCY", _latency)
        .read_mp("BANDWIDTH", BandwidthArg(), bandwidth)
        .complete() < 0)
        return -1;
    if (bandwidth < UNIT)
        return errh->error("bandwidth too small, minimum 100Bps");
    _bandwidth = bandwidth / UNIT * UNIT;
    return 0;
}

int
LinkUnqueue::initialize(ErrorHandler *errh)
{
    ScheduleInfo::initialize_task(this, &_task, errh);
    _timer.initialize(this);
    _signal = Notifier::upstream_empty_signal(this, 0, &_task);
    return 0;
}

void
LinkUnqueue::clear()
{
    while (Packet *p = _head) {
        _head = p->next();
        p->kill();
    }
    _tail = 0;
    _size = 0;
    _busy = false;
}

void
LinkUnqueue::cleanup(CleanupStage)
{
    clear();
}

/* Pushes what has left the line. */
bool
LinkUnqueue::deliver(const Timestamp &now)
{
    bool worked = false;
    while (Packet *p = _head) {
        if (p->timestamp_anno() > now)
            break;
        _head = p->next();
        if (!_head)
            _tail = 0;
        --_size;
        p->set_next(0);
        output(0).push(p);
        worked = true;
    }
    return worked;
}

/* Pulls what has begun to enter the line. After a late call that may be several packets. */
bool
LinkUnqueue::fill(const Timestamp &now)
{
    bool worked = false;
    while (!_busy || _entered <= now) {
        Packet *p = input(0).pull();
        if (!p) {
            _busy = false;
            break;
        }
        uint64_t bytes = static_cast<uint64_t>(p->length()) + EXTRA_LENGTH_ANNO(p);
        Timestamp sending = Timestamp::make_usec(static_cast<Timestamp::value_type>(bytes * Timestamp::usec_per_sec / _bandwidth));
        _entered = (_busy ? _entered : now) + sending;
        _busy = true;
        p->set_timestamp_anno(_entered + _latency);
        p->set_next(0);
        if (_tail)
            _tail->set_next(p);
        else
            _head = p;
        _tail = p;
        ++_size;
        worked = true;
        if (!sending)
            break;              // others want to run too
    }
    return worked;
}

bool
LinkUnqueue::run_task(Task *)
{
    Timestamp now = Timestamp::now();
    bool worked = fill(now);
    worked |= deliver(now);

    if (!_busy && _signal) {
        _task.fast_reschedule();
        return worked;
    }
    // the next packet leaves, or the last one has entered
    if (!_head && !_busy)
        return worked;
    Timestamp next = _head ? _head->timestamp_anno() : _entered;
    if (_busy && _entered < next)
        next = _entered;
    // timers are late rather than early, so it is woken before the time and polls for the rest
    Timestamp early = now + Timestamp::make_usec(0, 500);
    if (next > early)
        _timer.schedule_after(next - early);
    else
        _task.fast_reschedule();
    return worked;
}

enum { h_latency, h_bandwidth, h_size, h_reset };

String
LinkUnqueue::read_handler(Element *e, void *what)
{
    LinkUnqueue *u = static_cast<LinkUnqueue *>(e);
    switch (reinterpret_cast<intptr_t>(what)) {
    case h_latency:
        return u->_latency.unparse_interval();
    case h_bandwidth:
        return String(u->_bandwidth);
    default:
        return String(u->_size);
    }
}

int
LinkUnqueue::write_handler(const String &text, Element *e, void *what, ErrorHandler *errh)
{
    LinkUnqueue *u = static_cast<LinkUnqueue *>(e);
    String word = cp_uncomment(text);
    switch (reinterpret_cast<intptr_t>(what)) {
    case h_latency:
        if (!TimestampArg().parse(word, u->_latency))
            return errh->error("latency must be a timestamp");
        break;
    case h_bandwidth: {
        uint32_t bandwidth = 0;
        if (!BandwidthArg().parse(word, bandwidth) || bandwidth < UNIT)
            return errh->error("invalid bandwidth");
        u->_bandwidth = bandwidth / UNIT * UNIT;
        break;
    }
    default:
        break;
    }
    u->clear();
    u->_task.reschedule();
    return 0;
}

void
LinkUnqueue::add_handlers()
{
    add_read_handler("latency", read_handler, h_latency, Handler::CALM);
    add_write_handler("latency", write_handler, h_latency);
    add_read_handler("bandwidth", read_handler, h_bandwidth, Handler::CALM);
    add_write_handler("bandwidth", write_handler, h_bandwidth);
    add_read_handler("size", read_handler, h_size);
    add_write_handler("reset", write_handler, h_reset, Handler::BUTTON);
    add_task_handlers(&_task, &_signal);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(LinkUnqueue)
