// -*- c-basic-offset: 4 -*-
// RouterThread: one loop that runs tasks, timers and descriptors. Thread -1 of a master is quiescent: its tasks never run.
//
// Everything here belongs to the thread itself, except what says otherwise; others have to stop it first (Master::block_all()).
#ifndef CLICK_ROUTERTHREAD_HH
#define CLICK_ROUTERTHREAD_HH
#include <click/selectset.hh>
#include <click/timerset.hh>
#include <click/glue.hh>
#include <click/sync.hh>
#include <click/vector.hh>
CLICK_DECLS
class Element;
class Master;
class Router;
class Task;

class RouterThread { public:

    enum { THREAD_QUIESCENT = -1, THREAD_UNKNOWN = -1000 };

    inline int thread_id() const { return _id; }
    inline Master *master() const { return _master; }
    inline TimerSet &timer_set() { return _timers; }
    inline const TimerSet &timer_set() const { return _timers; }
    inline SelectSet &select_set() { return _selects; }
    inline const SelectSet &select_set() const { return _selects; }
    inline bool active() const { return _heap.size() > _vacant; }
    /** Is this the thread that asks? */
    inline bool runs_here() const { return _id == click_current_thread_id; }

    /** The scheduled tasks in no particular order. */
    inline Task *task_begin() const { return active() ? _heap[_vacant].task : 0; }
    Task *task_next(Task *task) const;
    inline Task *task_end() const { return 0; }
    void scheduled_tasks(Router *router, Vector<Task *> &result);

    /* No task, timer or descriptor of this thread is served between these; neither are those of other threads. They nest. */
    void lock_tasks();
    void unlock_tasks();
    void block_tasks(bool) { lock_tasks(); }
    void unblock_tasks() { unlock_tasks(); }
    /** Announces block_tasks(), which needs no announcement. */
    void schedule_block_tasks() {}
    /** End a wait; safe in signal handlers and from other threads. */
    inline void wake() { _selects.wake_immediate(); }

    /* Reasons to leave the loops and look around. Any thread and signal handlers may set them. */
    enum { attention_stop = 1, attention_check = 2, attention_block = 4 };
    inline uint32_t attention() const { return CLICK_SHARED_LOAD(_attention); }
    inline void call_attention(uint32_t reasons) { click_smp_or(&_attention, reasons); }
    inline void clear_attention(uint32_t reasons) { click_smp_and(&_attention, ~reasons); }
    inline bool stop_flag() const { return attention() & attention_stop; }
    /** Makes driver() return soon, before anything else is run. */
    void mark_driver_stop() { call_attention(attention_stop); }
    void run_signals();
    /** Run until the master has no running router left; threads but the first: until mark_driver_stop(), which stays in force until
     *  clear_attention(). */
    void driver();
    /** One round of driver(): up to _tasks_per_iter tasks, signals, timers, descriptors. */
    void run_once(bool may_wait);

    void kill_router(Router *router) CLICK_COLD;

    unsigned _tasks_per_iter;
    unsigned _iters_per_os;

    /* for Task */
    void add_task(Task *task);
    void remove_task(Task *task);
#if HAVE_MULTITHREAD
    /** From any thread: this one is to look at the task's status and home. */
    void add_pending(Task *task);
    void remove_pending(Task *task);
    inline bool has_pending() const { return CLICK_SHARED_LOAD(_npending) != 0; }
    /** From any thread, after a change that a waiting thread should see. */
    inline void wake_if_waiting() {
        click_smp_fence();
        if (CLICK_SHARED_LOAD(_waiting))
            wake();
    }
#endif

  private:
    struct Entry {
        uint64_t pass;
        uint64_t sequence;      // equal passes: first come, first served, which makes equal tickets round robin
        Task *task;
    };
    Vector<Entry> _heap;
    int _vacant;                // 1 while a task runs that left the top of the heap and nobody has taken its place
    uint64_t _pass;             // of the task that ran last
    uint64_t _sequence;
    Master *_master;
    int _id;
    uint32_t _attention;
    unsigned _iteration;
#if HAVE_MULTITHREAD
    SimpleSpinlock _pending_lock;
    Vector<Task *> _pending;    // under the lock
    uint32_t _npending;
    uint32_t _waiting;          // for descriptors; whoever has news writes to the wake-up pipe
    bool _parked;               // under Master's mutex: runs nothing, and asks before it does
    Task *_measured;            // the task that runs, if its cycles are counted

    void process_pending();
    void run_tasks_among_threads(unsigned ntasks);
    void fire_measured(Task *task);
#endif
    TimerSet _timers;
    SelectSet _selects;

    RouterThread(Master *master, int id) CLICK_COLD;
    ~RouterThread() CLICK_COLD;
    RouterThread(const RouterThread &) = delete;

    static inline bool before(const Entry &a, const Entry &b) {
        return a.pass < b.pass || (a.pass == b.pass && a.sequence < b.sequence);
    }
    void place(int i, const Entry &e);
    void sift(int i, const Entry &e);
    void close_vacancy();
    void run_tasks(unsigned ntasks);
    friend class Master;
    friend class SelectSet;
    friend class Task;
};

CLICK_ENDDECLS
#endif
