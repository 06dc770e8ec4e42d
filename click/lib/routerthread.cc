// -*- c-basic-offset: 4 -*-
/*
 * routerthread.{cc,hh} -- a thread's loop: stride scheduling of tasks, then signals, timers and descriptors
 *
 * Stride scheduling: Waldspurger and Weihl, MIT/LCS/TM-528, 1995. The task with the smallest pass runs; its pass then grows by
 * STRIDE1 / tickets.
 */
#include <click/config.h>
#include <click/routerthread.hh>
#include <click/master.hh>
#include <click/router.hh>
#include <click/task.hh>
#include <click/packet.hh>
CLICK_DECLS

RouterThread::RouterThread(Master *master, int id)
    : _tasks_per_iter(128), _iters_per_os(2), _vacant(0), _pass(0), _sequence(0), _master(master), _id(id), _attention(0), _iteration(0),
#if HAVE_MULTITHREAD
      _npending(0), _waiting(0), _parked(true), _measured(0),
#endif
      _selects(this)
{
}

RouterThread::~RouterThread()
{
}

inline void
RouterThread::place(int i, const Entry &e)
{
    _heap.unchecked_at(i) = e;
    e.task->_position = i;
}

// Put @a e into the hole at position @a i, moving others out of its way.
inline void
RouterThread::sift(int i, const Entry &e)
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

// The place of the task that runs goes to the last one.
void
RouterThread::close_vacancy()
{
    _vacant = 0;
    Entry last = _heap.back();
    _heap.pop_back();
    if (!_heap.empty())
        sift(0, last);
}

void
RouterThread::add_task(Task *task)
{
    // A task that slept gets no credit for that time.
    if (task->_pass < _pass)
        task->_pass = _pass;
    Entry e = { task->_pass, ++_sequence, task };
    if (_vacant) {
        // Most tasks reschedule themselves: one walk through the heap instead of two.
        _vacant = 0;
        sift(0, e);
        return;
    }
    _heap.push_back(e);
    sift(_heap.size() - 1, e);
}

void
RouterThread::remove_task(Task *task)
{
    if (_vacant)
        close_vacancy();
    int i = task->_position;
    task->_position = -1;
    Entry last = _heap.back();
    _heap.pop_back();
    if (i < _heap.size())
        sift(i, last);
}

Task *
RouterThread::task_next(Task *task) const
{
    int i = task->_position + 1;
    return i > 0 && i < _heap.size() ? _heap[i].task : 0;
}

void
RouterThread::scheduled_tasks(Router *router, Vector<Task *> &result)
{
    for (int i = _vacant; i < _heap.size(); ++i)
        if (_heap[i].task->router() == router)
            result.push_back(_heap[i].task);
#if HAVE_MULTITHREAD
    _pending_lock.acquire();
    for (Task *task : _pending)
        if (task->_position < 0 && task->router() == router && task->scheduled())
            result.push_back(task);
    _pending_lock.release();
#endif
}

void
RouterThread::run_tasks(unsigned ntasks)
{
    if (_vacant)                // called from a task
        close_vacancy();
    for (; ntasks > 0 && !_heap.empty() && !attention(); --ntasks) {
        Task *task = _heap.unchecked_at(0).task;
        _pass = task->_pass;
        task->_pass += task->_stride;
        task->_position = -1;
        click_smp_and(&task->_status, ~static_cast<uint32_t>(Task::is_scheduled));
        _vacant = 1;
        click_forget_jiffies();
        task->fire();
        if (_vacant)
            close_vacancy();
    }
}

void
RouterThread::run_signals()
{
    _master->process_signals(this);
}

void
RouterThread::run_once(bool may_wait)
{
#if HAVE_MULTITHREAD
    if (click_nthreads > 1) {
        if (has_pending())
            process_pending();
        Packet::share_pool();
        run_tasks_among_threads(_tasks_per_iter);
    } else
#endif
        run_tasks(_tasks_per_iter);
#if CLICK_USERLEVEL
    if (stop_flag())            // nothing may run until the driver has done what it stops for
        return;
#endif
    click_forget_jiffies();
    run_signals();
    bool idle = _heap.empty();
    if (idle || _timers.check_due())
        _timers.run_timers(this, _master);
    ++_iteration;
    idle = _heap.empty();
    if (idle || _iteration % _iters_per_os == 0)
        _selects.run_selects(this, may_wait && idle && !attention());
}

void
RouterThread::driver()
{
    if (_id == 0)
        _master->request_check();
    _master->unpark(this);
    while (true) {
        if (uint32_t reasons = attention()) {
            if (reasons & attention_block)
                _master->step_aside(this);
            // (somebody may have wanted this while we stood aside)
            if (attention() & attention_stop)
                break;
            if (_id == 0 && _master->needs_check() && !_master->check_driver())
                break;
        }
        run_once(true);
    }
    // (not at the beginning: somebody may have stopped us before we got there)
    if (_id == 0)
        clear_attention(attention_stop);
    _master->park(this);
}

// The caller has stopped this thread, if it is not its own.
void
RouterThread::kill_router(Router *router)
{
    Vector<Task *> tasks;
    scheduled_tasks(router, tasks);
    for (Task *task : tasks) {
        task->strong_unschedule();
        if (task->_position >= 0)       // of another thread
            remove_task(task);
    }
    _timers.kill_router(router);
    _selects.kill_router(router);
}

CLICK_ENDDECLS
