// -*- c-basic-offset: 4 -*-
// TimerSet: the scheduled timers of a thread, a heap ordered by expiry. Any thread may schedule them; they fire on their own.
#ifndef CLICK_TIMERSET_HH
#define CLICK_TIMERSET_HH
#include <click/sync.hh>
#include <click/timestamp.hh>
#include <click/vector.hh>
CLICK_DECLS
class Master;
class Router;
class RouterThread;
class Timer;

class TimerSet { public:

    TimerSet();

    inline bool empty() const { return CLICK_SHARED_LOAD(_size) == 0; }
    /** Expiry (steady) of the first timer; zero if there is none. */
    Timestamp timer_expiry_steady() const;
    unsigned max_timer_stride() const { return _max_timer_stride; }
    unsigned timer_stride() const { return _timer_stride; }
    /** Rounds of the thread's loop between two looks at the clock, at most. */
    void set_max_timer_stride(unsigned stride) { _max_timer_stride = stride; if (_timer_stride > stride) _timer_stride = stride; }

    /** Fire what is due, in order of expiry. True if anything was. */
    bool run_timers(RouterThread *thread, Master *master);
    /** Look at the clock in this round of the thread's loop? */
    inline bool check_due() {
        if (empty() || ++_rounds < _timer_stride)
            return false;
        _rounds = 0;
        return true;
    }

    /** Remove all timers of @a router. */
    void kill_router(Router *router);

  private:
    struct Entry {
        Timestamp expiry;
        uint64_t sequence;      // equal expiries: first come, first served
        Timer *timer;
    };
    /** Around every use of the heap and of timers' places in it, not around callbacks. Nothing while there is one thread. */
    struct Lock {
        explicit Lock(const TimerSet *timers);
        ~Lock();
        SimpleSpinlock *lock;
    };
    mutable SimpleSpinlock _lock;
    Vector<Entry> _heap;
    uint32_t _size;             // of the heap, for looks without the lock
    uint64_t _sequence;
    unsigned _rounds;
    unsigned _timer_stride;
    unsigned _max_timer_stride;

    static inline bool before(const Entry &a, const Entry &b) {
        return a.expiry < b.expiry || (a.expiry == b.expiry && a.sequence < b.sequence);
    }
    void place(int i, const Entry &e);
    void sift(int i, const Entry &e);
    /** @a expiry becomes the timer's. True if it is the first one now. */
    bool insert(Timer *t, const Timestamp &expiry);
    void remove(Timer *t);
    void take_out(Timer *t);
    friend class Timer;
};

CLICK_ENDDECLS
#endif
