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
    : _size(0), _sequence(0), _rounds(0), _timer_stride(1), _max_timer_stride(32)
{
}

inline
TimerSet::Lock::Lock(const TimerSet *timers)
    : lock(click_nthreads > 1 ? &timers->_lock : 0)
{
    if (lock)
        lock->acquire();
}

inline
TimerSet::Lock::~Lock()
{
    if (lock)
        lock->release();
}

Timestamp
TimerSet::timer_expiry_steady() const
{
    Lock lock(this);
    return _heap.empty() ? Timestamp() : _heap[0].expiry;
}

inline void
TimerSet::place(int i, const Entry &e)
{
    _heap.unchecked_at(i) = e;
    CLICK_SHARED_STORE(e.timer->_position, i);
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

bool
TimerSet::insert(Timer *t, const Timestamp &expiry)
{
    Lock lock(this);
    t->_expiry = expiry;
    Entry e = { expiry, ++_sequence, t };
    if (t->_position < 0) {
        _heap.push_back(e);
        CLICK_SHARED_STORE(_size, _heap.size());
        sift(_heap.size() - 1, e);
    } else
        sift(t->_position, e);
    return t->_position == 0;
}

// The caller has the lock.
void
TimerSet::take_out(Timer *t)
{
    int i = t->_position;
    if (i < 0)                  // another thread was first
        return;
    CLICK_SHARED_STORE(t->_position, -1);
    Entry last = _heap.back();
    _heap.pop_back();
    CLICK_SHARED_STORE(_size, _heap.size());
    if (i < _heap.size())
        sift(i, last);
}

void
TimerSet::remove(Timer *t)
{
    Lock lock(this);
    take_out(t);
}

bool
TimerSet::run_timers(RouterThread *thread, Master *)
{
    if (empty() || thread->attention())
        return false;
    Timestamp first = timer_expiry_steady(), now = Timestamp::now_steady();
    if (!first)
        return false;
    if (first > now) {
        // The clock is looked at less and less often while nothing is due soon.
        if (first - now > Timestamp::make_msec(static_cast<Timestamp::value_type>(2)) && _timer_stride < _max_timer_stride)
            ++_timer_stride;
        return false;
    }
    if (_timer_stride > 1)
        _timer_stride = _timer_stride * 4 / 5;
    // The limit keeps a timer that is always due from keeping the loop.
    for (int n = CLICK_SHARED_LOAD(_size); n > 0 && !thread->attention(); --n) {
        Timer *t;
        {
            Lock lock(this);
            if (_heap.empty() || _heap[0].expiry > now)
                break;
            t = _heap[0].timer;
            take_out(t);
        }
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
