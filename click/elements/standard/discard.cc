// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "discard.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/standard/scheduleinfo.hh>
CLICK_DECLS

Discard::Discard()
    : _task(this), _count(0), _burst(1), _active(true)
{
}

int
Discard::configure(Vector<String> &conf, ErrorHandler *errh)
{
    if (Args(conf, this, errh)
        .read("ACTIVE", _active)
        .read("BURST", _burst)
        .complete() < 0)
        return -1;
    if (!_active && input_is_push(0))
        return errh->error("ACTIVE is meaningless in push context");
    if (_burst == 0)
        _burst = ~0U;
    return 0;
}

int
Discard::initialize(ErrorHandler *errh)
{
    if (input_is_pull(0)) {
        ScheduleInfo::initialize_task(this, &_task, _active, errh);
        _signal = Notifier::upstream_empty_signal(this, 0, &_task);
    }
    return 0;
}

void
Discard::push(int, Packet *p)
{
    _count++;
    p->kill();
}

bool
Discard::run_task(Task *)
{
    if (!_active)
        return false;
    unsigned n = 0;
    while (n < _burst) {
        Packet *p = input(0).pull();
        if (!p)
            break;
        p->kill();
        n++;
    }
    _count += n;
    if (n || _signal)
        _task.fast_reschedule();
    return n > 0;
}

int
Discard::reset_handler(const String &, Element *e, void *, ErrorHandler *)
{
    static_cast<Discard *>(e)->_count = 0;
    return 0;
}

int
Discard::active_handler(const String &text, Element *e, void *, ErrorHandler *errh)
{
    Discard *d = static_cast<Discard *>(e);
    if (!BoolArg().parse(text, d->_active))
        return errh->error("syntax error");
    if (d->_active)
        d->_task.reschedule();
    else
        d->_task.unschedule();
    return 0;
}

void
Discard::add_handlers()
{
    add_data_handlers("count", Handler::OP_READ, &_count);
    add_write_handler("reset_counts", reset_handler, 0, Handler::BUTTON);
    if (input_is_pull(0)) {
        add_data_handlers("active", Handler::OP_READ | Handler::CHECKBOX, &_active);
        add_write_handler("active", active_handler);
        add_task_handlers(&_task, &_signal);
    }
}

CLICK_ENDDECLS
EXPORT_ELEMENT(Discard)
ELEMENT_MT_SAFE(Discard)
