// -*- c-basic-offset: 4 -*-
// RouterThread: one loop that runs tasks, timers and descriptors. Thread -1 of a master is quiescent: its tasks never run.
#ifndef CLICK_ROUTERTHREAD_HH
#define CLICK_ROUTERTHREAD_HH
#include <click/selectset.hh>
#include <click/timerset.hh>
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

    /** The scheduled tasks in no particular order. */
    inline Task *task_begin() const { return active() ? _heap[_vacant].task : 0; }
    Task *task_next(Task *task) const;
    inline Task *task_end() const { return 0; }
    void scheduled_tasks(Router *router, Vector<Task *> &result);

    void lock_tasks() {}
    void unlock_tasks() {}
    void schedule_block_tasks() {}
    void block_tasks(bool) {}
    void unblock_tasks() {}
    /** End a wait. */
    inline void wake() { _selects.wake_immediate(); }

    inline bool stop_flag() const { return _stop_flag; }
    /** Makes driver() return soon. */
    void mark_driver_stop() { _stop_flag = true; }
    void run_signals();
    /** Run until the master has no running router left. */
    void driver();
    /** One round of driver(): up to _tasks_per_iter tasks, signals, timers, descriptors. */
    void run_once(bool may_wait);

    void kill_router(Router *router);

    unsigned _tasks_per_iter;
    unsigned _iters_per_os;

    /* for Task */
    void add_task(Task *task);
    void remove_task(Task *task);

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
    bool _stop_flag;
    unsigned _iteration;
    TimerSet _timers;
    SelectSet _selects;

    RouterThread(Master *master, int id);
    ~RouterThread();
    RouterThread(const RouterThread &) = delete;

    static inline bool before(const Entry &a, const Entry &b) {
        return a.pass < b.pass || (a.pass == b.pass && a.sequence < b.sequence);
    }
    void place(int i, const Entry &e);
    void sift(int i, const Entry &e);
    void close_vacancy();
    void run_tasks(unsigned ntasks);
    friend class Master;
    friend class Task;
};

CLICK_ENDDECLS
#endif
