#include <click/config.h>
#include "apitime.hh"
#include <click/ewma.hh>
#include <click/gaprate.hh>
#include <click/master.hh>
#include <click/router.hh>
#include <click/routerthread.hh>
#include <click/standard/scheduleinfo.hh>
#include <click/straccum.hh>
#include <click/timerset.hh>
#include <click/tokenbucket.hh>
CLICK_DECLS

ApiTime::ApiTime()
    : _task(this), _second(this), _timer(this), _other(hit_timer, this), _note(Notifier::SEARCH_CONTINUE_WAKE), _task_runs(0), _timer_runs(0), _hits(0)
{
}

void ApiTime::hit(void *user, Notifier *) { ++static_cast<ApiTime *>(user)->_hits; }
void ApiTime::hit_timer(Timer *, void *user) { ++static_cast<ApiTime *>(user)->_hits; }

bool ApiTime::run_task(Task *)
{
    ++_task_runs;
    return true;
}

void ApiTime::run_timer(Timer *timer)
{
    if (++_timer_runs < 3)
        timer->reschedule_after_msec(1);
}

int ApiTime::initialize(ErrorHandler *errh)
{
    if (timestamps(errh) < 0 || timers(errh) < 0 || tasks(errh) < 0 || notifiers(errh) < 0)
        return -1;
    return rates(errh);
}

int ApiTime::timestamps(ErrorHandler *errh)
{
    API_CHECK(Timestamp::make_sec(2) == Timestamp(2) && Timestamp::make_msec(1500) == Timestamp(1.5));
    API_CHECK(Timestamp::make_usec(1, 500000).msecval() == 1500 && Timestamp::make_nsec(1, 5).nsecval() == 1000000005);
    API_CHECK(Timestamp::make_jiffies(static_cast<click_jiffies_t>(CLICK_HZ)).sec() == 1);
    API_CHECK(Timestamp::epsilon() > Timestamp() && !Timestamp() && (-Timestamp::epsilon()).is_negative());
    API_CHECK(Timestamp::subsec_per_sec == Timestamp::NSUBSEC && Timestamp::nsec_per_sec == 1000000000 && Timestamp::usec_per_sec == 1000000);
    Timestamp t = Timestamp::uninitialized_t();
    t.assign(3, Timestamp::msec_to_subsec(250));
    API_CHECK(t.sec() == 3 && t.msec() == 250 && t.usec() == 250000 && t.nsec() == 250000000 && t.jiffies() == 3250);
    API_CHECK(t.doubleval() == 3.25 && t.usecval() == 3250000 && t.msec1() == 3250 && t.usec1() == 3250000);
    API_CHECK(t.timeval().tv_usec == 250000 && t.timespec().tv_nsec == 250000000);
    t.set_sec(4);
    t.set_subsec(0);
    API_CHECK(t == Timestamp(4) && t.subsec() == 0 && t.unparse() == "4.000000" && Timestamp::make_msec(5).unparse_interval() == "5ms");
    t.assign_usec(1, 2);
    t.assign_nsec(1, 2000);
    API_CHECK(t == Timestamp::make_usec(1, 2));
    t.assign_now();
    t.set_now();
    t.assign_recent();
    API_CHECK(Timestamp::now() - t < 100 && Timestamp::recent() - t < 100);
    t.assign_now_steady();
    API_CHECK(Timestamp::now_steady() >= t && Timestamp::recent_steady() >= t);
    char text[40];
    snprintf(text, sizeof(text), PRITIMESTAMP, 5, 6);
    API_CHECK(String(text).starts_with("5.") && String(text).back() == '6');
#if TIMESTAMP_NANOSEC
    API_CHECK(Timestamp::subsec_per_sec == 1000000000);
#endif
#if TIMESTAMP_WARPABLE
    API_CHECK(Timestamp::warp_class() >= Timestamp::warp_none);
#endif
    return 0;
}

int ApiTime::timers(ErrorHandler *errh)
{
    API_CHECK(!_timer.initialized());
    _timer.initialize(this);
    _other.initialize(this, true);
    API_CHECK(_timer.initialized() && !_timer.scheduled() && _timer.element() == this && _timer.router() == router());
    _other.schedule_at(Timestamp::now() + Timestamp(100));
    API_CHECK(_other.scheduled() && _other.expiry() - Timestamp::now() > 90 && _other.expiry_steady() > Timestamp::recent_steady());
    _other.schedule_at_steady(Timestamp::recent_steady() + Timestamp(50));
    _other.reschedule_at_steady(Timestamp::recent_steady() + Timestamp(50));
    _other.reschedule_at(Timestamp::now() + Timestamp(60));
    _other.schedule_after(Timestamp(5));
    _other.reschedule_after(Timestamp(5));
    _other.schedule_after_sec(5);
    _other.reschedule_after_sec(5);
    API_CHECK(_other.expiry() - Timestamp::now() > 8);
    _other.unschedule();
    API_CHECK(!_other.scheduled());
    _other.assign(hit_timer, this);
    _other.schedule_now();
    _timer.schedule_after_msec(1);
    TimerSet &set = home_thread()->timer_set();
    API_CHECK(set.timer_expiry_steady() <= _timer.expiry_steady());
    return 0;
}

int ApiTime::tasks(ErrorHandler *errh)
{
    ScheduleInfo::initialize_task(this, &_task, false, errh);
    API_CHECK(_task.initialized() && !_task.scheduled() && _task.element() == this && _task.hook() && _task.tickets() > 0);
    API_CHECK(_task.home_thread_id() == home_thread()->thread_id() && _task.master() == master());
    ScheduleInfo::join_scheduler(this, &_second, errh);
    API_CHECK(_second.scheduled());
    _second.unschedule();
    _task.set_tickets(100);
    _task.adjust_tickets(20);
    API_CHECK(_task.tickets() == 120);
    _task.reschedule();
    _task.unschedule();
    _task.strong_unschedule();
    _task.reschedule();
    API_CHECK(!_task.scheduled());
    _task.strong_reschedule();
    _task.move_thread(_task.home_thread_id());
    API_CHECK(_task.fire() && _task_runs == 1);
    return 0;
}

int ApiTime::notifiers(ErrorHandler *errh)
{
    API_CHECK(String(Notifier::EMPTY_NOTIFIER) == "empty" && String(Notifier::FULL_NOTIFIER) == "full");
    API_CHECK(_note.initialize(Notifier::EMPTY_NOTIFIER, router()) >= 0);
    API_CHECK(_note.search_op() == Notifier::SEARCH_CONTINUE_WAKE);
    _note.add_listener(&_task);
    _note.add_activate_callback(hit, this);
    _note.sleep();
    API_CHECK(!_note.active() && !_note.signal().active());
    _note.wake();
    API_CHECK(_note.active() && _hits == 1 && _task.scheduled());
    _note.remove_activate_callback(hit, this);
    _note.set_active(false);
    _note.set_active(true, true);
    _note.remove_listener(&_task);
    API_CHECK(_hits == 1);
    NotifierSignal idle = NotifierSignal::idle_signal(), busy = NotifierSignal::busy_signal(), fresh;
    API_CHECK(!idle && busy && fresh == busy && (idle + busy).active());
    API_CHECK(router()->new_notifier_signal("api", fresh) >= 0 && fresh != busy);
    return 0;
}

int ApiTime::rates(ErrorHandler *errh)
{
    DirectEWMA average;
    for (int i = 0; i != 200; ++i)
        average.update(8);
    API_CHECK(average.unscaled_average() == 8 && average.scaled_average() >> average.scale() <= 8);
    DirectEWMAX<FixedEWMAXParameters<3, 10> > fast;
    fast.update_n(4, 100);
    API_CHECK(fast.unscaled_average() == 4 && fast.unparse().length() > 0);
    RateEWMA rate;
    rate.update(1);
    RateEWMAX<RateEWMAXParameters<4, 10> > other;
    other.update(2);
    API_CHECK(rate.rate() >= 0 && other.scaled_average() >= 0);
    GapRate gap(10);
    API_CHECK(gap.need_update(Timestamp(1)) && gap.rate() == 10);
    gap.update();
    API_CHECK(!gap.need_update(Timestamp(1)) && gap.expiry() > Timestamp(1));
    gap.set_rate(0xFFFFFFFFU, ErrorHandler::silent_handler());
    API_CHECK(gap.rate() == GapRate::MAX_RATE);
    gap.reset();
    TokenBucket bucket;
    bucket.assign(10, 5);
    bucket.set_full();
    API_CHECK(bucket.remove_if(1) && !bucket.full() && bucket.rate() == 10);
    TokenRate token_rate(10, 5);
    TokenCounter counter;
    counter.set_full(token_rate);
    API_CHECK(counter.contains(token_rate, 1));
    API_CHECK(click_jiffies_less(1, 2) && click_jiffies() - click_jiffies() < 1000U);
    return 0;
}

String ApiTime::read_runs(Element *e, void *)
{
    ApiTime *a = static_cast<ApiTime *>(e);
    StringAccum sa;
    sa << a->_task_runs << ' ' << a->_timer_runs << ' ' << a->_hits;
    return sa.take_string();
}

void ApiTime::add_handlers()
{
    add_read_handler("runs", read_runs);
    add_task_handlers(&_task, 0, TASKHANDLER_WRITE_SCHEDULED, "own_");
}

CLICK_ENDDECLS
EXPORT_ELEMENT(ApiTime)
