// -*- c-basic-offset: 4 -*-
/*
 * timer.{cc,hh} -- timers
 */
#include <click/config.h>
#include <click/timer.hh>
#include <click/timerset.hh>
#include <click/router.hh>
#include <click/master.hh>
#include <click/task.hh>
CLICK_DECLS

// Says that nobody assigned the timer: the user data of Timer().
static char unassigned;

void Timer::do_nothing_callback(Timer *, void *) {}

void
Timer::element_callback(Timer *timer, void *user_data)
{
    static_cast<Element *>(user_data)->run_timer(timer);
}

void
Timer::task_callback(Timer *, void *user_data)
{
    static_cast<Task *>(user_data)->reschedule();
}

Timer::Timer() : Timer(&do_nothing_callback, &unassigned) {}
Timer::Timer(const do_nothing_t &) : Timer(&do_nothing_callback, 0) {}
Timer::Timer(Element *e) : Timer(&element_callback, e) {}
Timer::Timer(Task *task) : Timer(&task_callback, task) {}
Timer::Timer(const Timer &x) : Timer(x._callback, x._user_data) {}

Timer::Timer(TimerCallback callback, void *user_data)
    : _position(-1), _callback(callback), _user_data(user_data), _owner(0), _thread(0)
{
}

void Timer::assign() { assign(&do_nothing_callback, &unassigned); }
void Timer::assign(const do_nothing_t &) { assign(&do_nothing_callback, 0); }
void Timer::assign(Element *e) { assign(&element_callback, e); }
void Timer::assign(Task *task) { assign(&task_callback, task); }

void
Timer::initialize(Element *owner, bool quiet)
{
    assert(!initialized() || _owner->router() == owner->router());
    _owner = owner;
    if (_user_data == &unassigned && _callback == &do_nothing_callback && !quiet)
        click_chatter("initializing Timer %s [%p] which does nothing", owner->declaration().c_str(), this);
    int id = owner->router()->home_thread_id(owner);
    _thread = owner->master()->thread(id);
}

void
Timer::initialize(Router *router)
{
    initialize(router->root_element());
}

Router *
Timer::router() const
{
    return _owner ? _owner->router() : 0;
}

int
Timer::home_thread_id() const
{
    return _thread ? _thread->thread_id() : static_cast<int>(RouterThread::THREAD_UNKNOWN);
}

Timestamp
Timer::expiry() const
{
    if (!_expiry)
        return _expiry;
    return _expiry + (Timestamp::now() - Timestamp::now_steady());
}

void
Timer::schedule_at_steady(const Timestamp &when)
{
    assert(_owner && initialized());
    // zero means never scheduled
    bool first = _thread->timer_set().insert(this, when ? when : Timestamp::epsilon());
#if HAVE_MULTITHREAD
    if (first && !_thread->runs_here())
        _thread->wake_if_waiting();
#else
    (void) first;
#endif
}

void
Timer::schedule_at(const Timestamp &when)
{
    schedule_at_steady(when - (Timestamp::now() - Timestamp::now_steady()));
}

void
Timer::unschedule()
{
    if (scheduled())
        _thread->timer_set().remove(this);
}

CLICK_ENDDECLS
