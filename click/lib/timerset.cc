// -*- c-basic-offset: 4 -*-
/*
 * timerset.{cc,hh} -- the scheduled timers of a thread
 */
#include <click/config.h>
#include <click/timerset.hh>
#include <click/timer.hh>
#include <click/master.hh>
CLICK_DECLS

TimerSet::TimerSet()
    : _sequence(0), _rounds(0), _timer_stride(1), _max_timer_stride(32)
{
}

inline void
TimerSet::place(int i, const Entry &e)
{
    _heap.unchecked_at(i) = e;
    e.timer->_position = i;
}

void
TimerSet::sift(int i, const Entry &e)
{
    int n = _heap.size();
    for (int parent; i > 0 && before(e, _heap.unchecked_at(parent = (i - 1) / 2)); i = parent)
        place(i, _heap.unchecked_at(parent));
    for (int child; (child = 2 * i + 1) < n; i = child) {
        if (child + 1 < n && before(_heap.unchecked_at(child + 1), _heap.unchecked_at(child)))
            ++child;
        if (!before(_heap.unchecked_at(child), e))
            break;
        place(i, _heap.unchecked_at(child));
    }
    place(i, e);
}

void
TimerSet::insert(Timer *t)
{
    Entry e = { t->_expiry, ++_sequence, t };
    if (t->_position < 0) {
        _heap.push_back(e);
        sift(_heap.size() - 1, e);
    } else
        sift(t->_position, e);
}

void
TimerSet::remove(Timer *t)
{
    int i = t->_position;
    t->_position = -1;
    Entry last = _heap.back();
    _heap.pop_back();
    if (i < _heap.size())
        sift(i, last);
}

bool
TimerSet::run_timers(RouterThread *, Master *master)
{
    if (_heap.empty() || master->needs_check())
        return false;
    Timestamp now = Timestamp::now_steady();
    if (_heap[0].expiry > now) {
        // The clock is looked at less and less often while nothing is due soon.
        if (_heap[0].expiry - now > Timestamp::make_msec(static_cast<Timestamp::value_type>(2)) && _timer_stride < _max_timer_stride)
            ++_timer_stride;
        return false;
    }
    if (_timer_stride > 1)
        _timer_stride = _timer_stride * 4 / 5;
    // The limit keeps a timer that is always due from keeping the loop.
    for (int n = _heap.size(); n > 0 && !_heap.empty() && _heap[0].expiry <= now && !master->needs_check(); --n) {
        Timer *t = _heap[0].timer;
        remove(t);
        click_forget_jiffies();
        t->_callback(t, t->_user_data);
    }
    return true;
}

void
TimerSet::kill_router(Router *router)
{
    Vector<Timer *> dead;
    for (const Entry &e : _heap)
        if (e.timer->router() == router)
            dead.push_back(e.timer);
    for (Timer *t : dead)
        remove(t);
}

CLICK_ENDDECLS
