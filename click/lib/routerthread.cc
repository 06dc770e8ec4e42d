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
CLICK_DECLS

RouterThread::RouterThread(Master *master, int id)
    : _tasks_per_iter(128), _iters_per_os(2), _vacant(0), _pass(0), _sequence(0), _master(master), _id(id), _stop_flag(false), _iteration(0)
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
}

void
RouterThread::run_tasks(unsigned ntasks)
{
    if (_vacant)                // called from a task
        close_vacancy();
    for (; ntasks > 0 && !_heap.empty() && !_stop_flag && !_master->needs_check(); --ntasks) {
        Task *task = _heap.unchecked_at(0).task;
        _pass = task->_pass;
        task->_pass += task->_stride;
        task->_position = -1;
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
    run_tasks(_tasks_per_iter);
    click_forget_jiffies();
    run_signals();
    bool idle = _heap.empty();
    if (idle || _timers.check_due())
        _timers.run_timers(this, _master);
    ++_iteration;
    idle = _heap.empty();
    if (idle || _iteration % _iters_per_os == 0)
        _selects.run_selects(this, may_wait && idle && !_stop_flag && !_master->needs_check());
}

void
RouterThread::driver()
{
    _stop_flag = false;
    _master->request_check();
    do {
        if (_master->needs_check() && !_master->check_driver())
            break;
        run_once(true);
    } while (!_stop_flag);
}

void
RouterThread::kill_router(Router *router)
{
    Vector<Task *> tasks;
    scheduled_tasks(router, tasks);
    for (Task *task : tasks)
        task->strong_unschedule();
    _timers.kill_router(router);
    _selects.kill_router(router);
}

CLICK_ENDDECLS
