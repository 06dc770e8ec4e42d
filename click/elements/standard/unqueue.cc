// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "unqueue.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/standard/scheduleinfo.hh>
CLICK_DECLS

static const int32_t UNLIMITED = 0x7fffffff;

Unqueue::Unqueue()
    : _task(this), _count(0), _burst(1), _limit(-1), _active(true)
{
}

int
Unqueue::configure(Vector<String> &conf, ErrorHandler *errh)
{
    if (Args(conf, this, errh)
        .read_p("BURST", _burst)
        .read("ACTIVE", _active)
        .read("LIMIT", _limit)
        .complete() < 0)
        return -1;
    if (_burst < 0)
        _burst = UNLIMITED;
    else if (_burst == 0)
        errh->warning("BURST size 0, no packets will be pulled");
    return 0;
}

int
Unqueue::initialize(ErrorHandler *errh)
{
    ScheduleInfo::initialize_task(this, &_task, _active, errh);
    _signal = Notifier::upstream_empty_signal(this, 0, &_task);
    return 0;
}

bool
Unqueue::run_task(Task *)
{
    int32_t n = 0, limit = _burst;
    if (_limit >= 0) {
        uint64_t left = _count < static_cast<uint64_t>(_limit) ? _limit - _count : 0;
        if (left < static_cast<uint64_t>(limit))
            limit = static_cast<int32_t>(left);
    }
    // A handler that runs below output 0 may clear _active.
    while (n < limit && _active) {
        Packet *p = input(0).pull();
        if (!p) {
            if (!_signal)
                return n > 0;       // the notifier reschedules
            break;
        }
        n++;
        _count++;
        output(0).push(p);
    }
    if (wanted())
        _task.fast_reschedule();
    return n > 0;
}

int
Unqueue::write_handler(const String &text, Element *e, void *what, ErrorHandler *errh)
{
    Unqueue *u = static_cast<Unqueue *>(e);
    bool ok = true;
    switch (reinterpret_cast<intptr_t>(what)) {
    case h_active:
        ok = BoolArg().parse(text, u->_active);
        break;
    case h_burst:
        ok = IntArg().parse(text, u->_burst);
        if (ok && u->_burst < 0)
            u->_burst = UNLIMITED;
        break;
    case h_limit:
        ok = IntArg().parse(text, u->_limit);
        break;
    default:
        u->_count = 0;
    }
    if (!ok)
        return errh->error("syntax error");
    if (u->wanted())
        u->_task.reschedule();
    return 0;
}

void
Unqueue::add_handlers()
{
    add_data_handlers("count", Handler::OP_READ, &_count);
    add_data_handlers("active", Handler::OP_READ | Handler::CHECKBOX, &_active);
    add_data_handlers("burst", Handler::OP_READ, &_burst);
    add_data_handlers("limit", Handler::OP_READ, &_limit);
    add_write_handler("active", write_handler, h_active);
    add_write_handler("burst", write_handler, h_burst);
    add_write_handler("limit", write_handler, h_limit);
    add_write_handler("reset", write_handler, h_reset, Handler::BUTTON);
    add_write_handler("reset_counts", write_handler, h_reset, Handler::BUTTON);
    add_task_handlers(&_task, &_signal);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(Unqueue)
