// -*- c-basic-offset: 4 -*-
/*
 * ratedunqueue.{cc,hh} -- pulls and pushes at a rate
 */
#include <click/config.h>
#include "ratedunqueue.hh"
#include <click/standard/scheduleinfo.hh>
#include <click/straccum.hh>
CLICK_DECLS

RatedUnqueue::RatedUnqueue()
    : RatedUnqueue(false)
{
}

RatedUnqueue::RatedUnqueue(bool bandwidth)
    : _tokens(bandwidth), _task(this), _timer(&_task), _active(true), _runs(0), _empty_runs(0), _pushes(0), _failed_pulls(0)
{
}

int
RatedUnqueue::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return _tokens.configure(conf, this, errh);
}

int
RatedUnqueue::initialize(ErrorHandler *errh)
{
    ScheduleInfo::initialize_task(this, &_task, errh);
    _signal = Notifier::upstream_empty_signal(this, 0, &_task);
    _timer.initialize(this);
    return 0;
}

bool
RatedUnqueue::run_task(Task *)
{
    ++_runs;
    if (!_active)
        return false;
    if (!_tokens.refill()) {
        if (!_tokens.never())
            _timer.schedule_after_msec(_tokens.wait() * (1000 / CLICK_HZ));
        ++_empty_runs;
        return false;
    }
    Packet *p = input(0).pull();
    if (!p) {
        ++_failed_pulls;
        ++_empty_runs;
        if (_signal)
            _task.fast_reschedule();
        return false;
    }
    _tokens.charge(p);
    ++_pushes;
    output(0).push(p);
    _task.fast_reschedule();
    return true;
}

enum { h_rate, h_calls };

String
RatedUnqueue::read_handler(Element *e, void *what)
{
    RatedUnqueue *u = static_cast<RatedUnqueue *>(e);
    if (reinterpret_cast<intptr_t>(what) == h_rate)
        return u->_tokens.unparse_rate();
    StringAccum sa;
    sa << u->_runs << " calls to run_task()\n" << u->_empty_runs << " empty runs\n" << u->_pushes << " pushes\n"
       << u->_failed_pulls << " failed pulls\n";
    return sa.take_string();
}

void
RatedUnqueue::add_handlers()
{
    add_read_handler("calls", read_handler, h_calls);
    add_read_handler("rate", read_handler, h_rate);
    add_write_handler("rate", reconfigure_keyword_handler, "0 RATE");
    add_read_handler("config", read_handler, h_rate);
    set_handler_flags("config", 0, Handler::CALM);
    add_data_handlers("active", Handler::OP_READ | Handler::OP_WRITE | Handler::CHECKBOX, &_active);
    add_task_handlers(&_task, &_signal);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(RateTokens)
EXPORT_ELEMENT(RatedUnqueue)
