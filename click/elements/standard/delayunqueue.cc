// -*- c-basic-offset: 4 -*-
/*
 * delayunqueue.{cc,hh} -- delays packets
 */
#include <click/config.h>
#include "delayunqueue.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/standard/scheduleinfo.hh>
CLICK_DECLS

DelayUnqueue::DelayUnqueue()
    : _held(0), _task(this), _timer(&_task)
{
}

int
DelayUnqueue::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_mp("DELAY", _delay).complete();
}

int
DelayUnqueue::initialize(ErrorHandler *errh)
{
    ScheduleInfo::initialize_task(this, &_task, errh);
    _timer.initialize(this);
    _signal = Notifier::upstream_empty_signal(this, 0, &_task);
    return 0;
}

void
DelayUnqueue::cleanup(CleanupStage)
{
    if (_held)
        _held->kill();
    _held = 0;
}

bool
DelayUnqueue::run_task(Task *)
{
    bool worked = false;
    for (;;) {
        if (!_held) {
            _held = input(0).pull();
            if (!_held) {
                if (_signal)
                    _task.fast_reschedule();
                return worked;
            }
            if (_held->timestamp_anno().sec() == 0)
                _held->timestamp_anno().assign_now();
            _held->timestamp_anno() += _delay;
        }
        Timestamp left = _held->timestamp_anno() - Timestamp::now();
        if (left > Timestamp()) {
            // timers are late rather than early, so it is woken before the time and polls for the rest
            Timestamp early = Timestamp::make_usec(0, 500);
            if (left > early)
                _timer.schedule_after(left - early);
            else
                _task.fast_reschedule();
            return worked;
        }
        Packet *p = _held;
        _held = 0;
        output(0).push(p);
        worked = true;
    }
}

int
DelayUnqueue::write_handler(const String &text, Element *e, void *, ErrorHandler *errh)
{
    if (!TimestampArg(true).parse(cp_uncomment(text), static_cast<DelayUnqueue *>(e)->_delay))
        return errh->error("expected time in seconds");
    return 0;
}

void
DelayUnqueue::add_handlers()
{
    add_data_handlers("delay", Handler::OP_READ, &_delay, true);
    add_write_handler("delay", write_handler, 0);
    add_task_handlers(&_task, &_signal);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(DelayUnqueue)
