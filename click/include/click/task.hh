// -*- c-basic-offset: 4 -*-
// Task: work that wants the processor again and again. Tasks share a thread in proportion to their tickets (stride scheduling).
// A task is unscheduled before its callback runs; the callback calls fast_reschedule() to run again.
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
    ~Task();
    Task(const Task &) = delete;
    Task &operator=(const Task &) = delete;

    /** Once, when elements initialize (usually through ScheduleInfo). */
    void initialize(Element *owner, bool schedule);
    void initialize(Router *router, bool schedule);

    inline bool initialized() const { return _owner != 0; }
    inline bool scheduled() const { return _position >= 0; }
    inline TaskCallback callback() const { return _callback; }
    inline void *user_data() const { return _user_data; }
    inline TaskCallback hook() const { return _callback; }
    inline void *thunk() const { return _user_data; }
    inline Element *element() const { return _owner; }
    Router *router() const;
    Master *master() const;
    inline RouterThread *thread() const { return _thread; }
    inline int home_thread_id() const { return _home_thread_id; }

    inline void reschedule() {
        if (_position < 0 && !_strong_unscheduled && _thread)
            _thread->add_task(this);
    }
    /** As reschedule(), from the task's own callback only. */
    inline void fast_reschedule() {
        if (_position < 0 && !_strong_unscheduled)
            _thread->add_task(this);
    }
    inline void unschedule() {
        if (_position >= 0)
            _thread->remove_task(this);
    }
    /** Stays unscheduled until strong_reschedule(). */
    void strong_unschedule() { _strong_unscheduled = true; unschedule(); }
    void strong_reschedule() { _strong_unscheduled = false; reschedule(); }
    void move_thread(int thread_id);

    /** -1 before initialize(). */
    inline int tickets() const { return _tickets; }
    /** Pinned to 1 … MAX_TICKETS. */
    void set_tickets(int tickets);
    inline void adjust_tickets(int delta) { set_tickets(_tickets + delta); }

    /** Run the callback. True: it did useful work. */
    inline bool fire() { return _callback(this, _user_data); }
    unsigned cycles() const { return 0; }
    unsigned cycle_runs() const { return 0; }
    void update_cycles(unsigned) {}

  private:
    int _position;              // in the thread's heap, -1 if not scheduled
    bool _strong_unscheduled;
    unsigned _stride;
    uint64_t _pass;             // the thread runs the task with the smallest pass
    TaskCallback _callback;
    void *_user_data;
    RouterThread *_thread;
    int _tickets;
    int _home_thread_id;
    Element *_owner;

    static bool element_callback(Task *task, void *user_data);
    friend class RouterThread;
};

CLICK_ENDDECLS
#endif
