// -*- c-basic-offset: 4 -*-
/*
 * timedunqueue.{cc,hh} -- pulls and pushes at intervals
 */
#include <click/config.h>
#include "timedunqueue.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/standard/scheduleinfo.hh>
CLICK_DECLS

TimedUnqueue::TimedUnqueue()
    : _burst(1), _interval(0), _task(this), _timer(&_task), _started(false)
{
}

int
TimedUnqueue::configure(Vector<String> &conf, ErrorHandler *errh)
{
    if (Args(conf, this, errh).read_mp("INTERVAL", SecondsArg(3), _interval).read_p("BURST", _burst).complete() < 0)
        return -1;
    return _burst > 0 ? 0 : errh->error("bad BURST");
}

int
TimedUnqueue::initialize(ErrorHandler *errh)
{
    ScheduleInfo::initialize_task(this, &_task, errh);
    _timer.initialize(this);
    _signal = Notifier::upstream_empty_signal(this, 0, &_task);
    return 0;
}

bool
TimedUnqueue::run_task(Task *)
{
    if (_timer.scheduled())     // woken during the interval: the timer comes
        return false;
    int n = 0;
    for (; n < _burst; ++n) {
        Packet *p = input(0).pull();
        if (!p)
            break;
        output(0).push(p);
    }
    if (n == 0 && !_signal) {   // the notifier wakes the task, at any time
        _started = false;
        return false;
    }
    if (_started)
        _timer.reschedule_after_msec(_interval);
    else
        _timer.schedule_after_msec(_interval);
    _started = true;
    return n > 0;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(TimedUnqueue)
