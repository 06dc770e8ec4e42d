// -*- c-basic-offset: 4 -*-
// Timer: a callback at a certain time, once. It is unscheduled when its callback runs; reschedule_after() counts from the last
// expiry, so that periods do not drift.
#ifndef CLICK_TIMER_HH
#define CLICK_TIMER_HH
#include <click/element.hh>
#include <click/timestamp.hh>
CLICK_DECLS
class Timer;
class TimerSet;
typedef void (*TimerCallback)(Timer *timer, void *user_data);
typedef TimerCallback TimerHook;

class Timer { public:

    struct do_nothing_t {};

    /** Must be assigned before initialize(). */
    Timer();
    Timer(const do_nothing_t &);
    Timer(TimerCallback callback, void *user_data);
    /** Calls run_timer(). */
    Timer(Element *e);
    /** Reschedules the task. */
    Timer(Task *task);
    /** The callback only. */
    Timer(const Timer &x);
    ~Timer() { unschedule(); }
    Timer &operator=(const Timer &) = delete;

    void assign();
    void assign(const do_nothing_t &);
    void assign(TimerCallback callback, void *user_data) { _callback = callback; _user_data = user_data; }
    void assign(Element *e);
    void assign(Task *task);

    /** Required before scheduling. */
    void initialize(Element *owner, bool quiet = false);
    void initialize(Router *router);

    inline bool initialized() const { return _owner != 0; }
    inline bool scheduled() const { return CLICK_SHARED_LOAD(_position) >= 0; }
    inline const Timestamp &expiry_steady() const { return _expiry; }
    Timestamp expiry() const;
    inline Element *element() const { return _owner; }
    Router *router() const;
    inline RouterThread *thread() const { return _thread; }
    int home_thread_id() const;

    inline void schedule_now() { schedule_at_steady(Timestamp::recent_steady()); }
    void schedule_at_steady(const Timestamp &when);
    /** Wall clock. */
    void schedule_at(const Timestamp &when);
    inline void schedule_after(const Timestamp &delta) { schedule_at_steady(Timestamp::recent_steady() + delta); }
    inline void schedule_after_sec(uint32_t s) { schedule_after(Timestamp(s, 0)); }
    inline void schedule_after_msec(uint32_t ms) { schedule_after(Timestamp::make_msec(static_cast<Timestamp::value_type>(ms))); }
    inline void reschedule_at_steady(const Timestamp &when) { schedule_at_steady(when); }
    inline void reschedule_at(const Timestamp &when) { schedule_at(when); }
    inline void reschedule_after(const Timestamp &delta) { schedule_at_steady(_expiry + delta); }
    inline void reschedule_after_sec(uint32_t s) { reschedule_after(Timestamp(s, 0)); }
    inline void reschedule_after_msec(uint32_t ms) { reschedule_after(Timestamp::make_msec(static_cast<Timestamp::value_type>(ms))); }
    void unschedule();
    /** Unschedule and forget the expiry. */
    void clear() { unschedule(); _expiry = Timestamp(); }
    /** How much too early timers may fire: not at all. */
    static Timestamp adjustment() { return Timestamp(); }

    inline void schedule_after_s(uint32_t s) CLICK_DEPRECATED { schedule_after_sec(s); }
    inline void schedule_after_ms(uint32_t ms) CLICK_DEPRECATED { schedule_after_msec(ms); }
    inline void reschedule_after_s(uint32_t s) CLICK_DEPRECATED { reschedule_after_sec(s); }
    inline void reschedule_after_ms(uint32_t ms) CLICK_DEPRECATED { reschedule_after_msec(ms); }

  private:
    int _position;              // in the timer set's heap, -1 if not scheduled
    Timestamp _expiry;          // steady; as the position, under the timer set's lock
    TimerCallback _callback;
    void *_user_data;
    Element *_owner;
    RouterThread *_thread;

    static void do_nothing_callback(Timer *timer, void *user_data);
    static void element_callback(Timer *timer, void *user_data);
    static void task_callback(Timer *timer, void *user_data);
    friend class TimerSet;
};

CLICK_ENDDECLS
#endif
