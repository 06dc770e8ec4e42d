// -*- c-basic-offset: 4 -*-
// Task: work that wants the processor again and again. Tasks share a thread in proportion to their tickets (stride scheduling).
// A task is unscheduled before its callback runs; the callback calls fast_reschedule() to run again.
//
// With several threads, a task belongs to one: thread(). Only that one, and whoever has stopped it (Master::block_all()), touches the
// task's place in the scheduler. The others write _status and _home_thread_id and put the task on the thread's list of pending tasks
// (lib/taskthreads.cc). Any thread may call any function but fast_reschedule().
#ifndef CLICK_TASK_HH
#define CLICK_TASK_HH
#include <click/element.hh>
#include <click/routerthread.hh>
CLICK_DECLS
class Task;
typedef bool (*TaskCallback)(Task *task, void *user_data);
typedef TaskCallback TaskHook;

class Task { public:

    enum { STRIDE1 = 1 << 16, MAX_TICKETS = 1 << 15, DEFAULT_TICKETS = 1024 };

    Task(TaskCallback callback, void *user_data);
    /** Calls run_task(). */
    explicit Task(Element *e);
    ~Task() CLICK_COLD;
    Task(const Task &) = delete;
    Task &operator=(const Task &) = delete;

    /** Once, when elements initialize (usually through ScheduleInfo). */
    void initialize(Element *owner, bool schedule) CLICK_COLD;
    void initialize(Router *router, bool schedule) CLICK_COLD;

    inline bool initialized() const { return _owner != 0; }
    inline bool scheduled() const { return (CLICK_SHARED_LOAD(_status) & is_scheduled) != 0; }
    inline TaskCallback callback() const { return _callback; }
    inline void *user_data() const { return _user_data; }
    inline TaskCallback hook() const { return _callback; }
    inline void *thunk() const { return _user_data; }
    inline Element *element() const { return _owner; }
    Router *router() const;
    Master *master() const;
    /** To its own thread, all that the last one did with the task is done. */
    inline RouterThread *thread() const { return CLICK_SHARED_ACQUIRE(_thread); }
    inline int home_thread_id() const { return CLICK_SHARED_LOAD(_home_thread_id); }

    inline void reschedule() {
        if (RouterThread *t = thread()) {
            if (likely(t->runs_here()))
                fast_reschedule();
            else
                reschedule_elsewhere();
        }
    }
    /** As reschedule(), from the task's own callback only. */
    inline void fast_reschedule() {
        if (!(CLICK_SHARED_LOAD(_status) & (is_scheduled | is_strongly_unscheduled))) {
            click_smp_or(&_status, is_scheduled);
            if (_position < 0)
                _thread->add_task(this);
        }
    }
    /** From another thread than its own: a run that has begun is not waited for. */
    inline void unschedule() {
        click_smp_and(&_status, ~static_cast<uint32_t>(is_scheduled));
        RouterThread *t = thread();
        if (t && t->runs_here() && _position >= 0)
            t->remove_task(this);
    }
    /** Stays unscheduled until strong_reschedule(). */
    void strong_unschedule() {
        click_smp_or(&_status, is_strongly_unscheduled);
        unschedule();
    }
    void strong_reschedule() {
        click_smp_and(&_status, ~static_cast<uint32_t>(is_strongly_unscheduled));
        reschedule();
    }
    /** Run on that thread from now on. home_thread_id() is new at once; thread() follows when the old thread has finished what it does. */
    void move_thread(int thread_id);

    /** -1 before initialize(). */
    inline int tickets() const { return _tickets; }
    /** Pinned to 1 … MAX_TICKETS. */
    void set_tickets(int tickets);
    inline void adjust_tickets(int delta) { set_tickets(_tickets + delta); }

    /** Run the callback. True: it did useful work. */
    inline bool fire() { return _callback(this, _user_data); }
    /* With several threads: the processor's cycles that a run takes, a moving average over one run in 32. */
#if HAVE_MULTITHREAD
    unsigned cycles() const { return CLICK_SHARED_LOAD(_cycles) >> cycles_shift; }
    unsigned cycle_runs() const { return CLICK_SHARED_LOAD(_cycle_runs); }
    void update_cycles(unsigned cycles);
#else
    unsigned cycles() const { return 0; }
    unsigned cycle_runs() const { return 0; }
    void update_cycles(unsigned) {}
#endif

  private:
    enum {
        is_scheduled = 1,
        is_strongly_unscheduled = 2,
        is_pending = 4,         // on a thread's list
        cycles_shift = 4        // fraction bits of the average, and its weight
    };
    uint32_t _status;
    int _position;              // in the thread's heap, or -1; there also when it was unscheduled by another thread
    unsigned _stride;
    uint64_t _pass;             // the thread runs the task with the smallest pass
    TaskCallback _callback;
    void *_user_data;
    RouterThread *_thread;
    int _tickets;
    int _home_thread_id;
    Element *_owner;
#if HAVE_MULTITHREAD
    unsigned _cycles;           // with cycles_shift fraction bits
    unsigned _cycle_runs;
    unsigned _runs;

    void settle(RouterThread *owner);
#endif
    void reschedule_elsewhere();

    static bool element_callback(Task *task, void *user_data);
    friend class RouterThread;
};

CLICK_ENDDECLS
#endif
