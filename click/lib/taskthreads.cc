// -*- c-basic-offset: 4 -*-
/*
 * taskthreads.cc -- tasks among several threads
 *
 * A thread's scheduler is its own. Who wants something of a task elsewhere notes it in the task (status, home) and then puts the task
 * on the list of the thread that has it; that thread, or whoever has stopped it, settles what is on its list at the next round of its
 * loop. `is_pending` is in the status word, so that setting it and the other bits have one order: either the list's owner sees the
 * note, or the task gets on the list again.
 */
#include <click/config.h>
#include <click/routerthread.hh>
#include <click/master.hh>
#include <click/router.hh>
#include <click/task.hh>
#if HAVE_MULTITHREAD
CLICK_DECLS

void
RouterThread::add_pending(Task *task)
{
    if (click_smp_fetch_or(&task->_status, Task::is_pending) & Task::is_pending)
        return;
    _pending_lock.acquire();
    _pending.push_back(task);
    CLICK_SHARED_STORE(_npending, _npending + 1);
    _pending_lock.release();
    wake_if_waiting();
}

void
RouterThread::remove_pending(Task *task)
{
    _pending_lock.acquire();
    for (int i = 0; i < _pending.size(); ++i)
        if (_pending[i] == task) {
            _pending.erase(_pending.begin() + i);
            CLICK_SHARED_STORE(_npending, _npending - 1);
            click_smp_and(&task->_status, ~static_cast<uint32_t>(Task::is_pending));
            break;
        }
    _pending_lock.release();
}

void
RouterThread::process_pending()
{
    Vector<Task *> tasks;
    _pending_lock.acquire();
    tasks.swap(_pending);
    CLICK_SHARED_STORE(_npending, 0);
    _pending_lock.release();
    for (Task *task : tasks) {
        click_smp_and(&task->_status, ~static_cast<uint32_t>(Task::is_pending));
        task->settle(this);
    }
}

// Bring the task to where its home and status want it. @a owner's list had the task, so others leave it alone, unless the list was
// that of a thread which the task has left.
void
Task::settle(RouterThread *owner)
{
    RouterThread *t = thread();
    if (t != owner) {
        if (t)
            t->add_pending(this);
        return;
    }
    RouterThread *home = master()->thread(home_thread_id());
    if (home != owner) {
        if (_position >= 0)
            owner->remove_task(this);
        _pass = 0;              // it has no meaning there
        __atomic_store_n(&_thread, home, __ATOMIC_SEQ_CST);
        // always, because somebody may just have put it on our list, where nobody looks after us if we are the quiescent thread
        home->add_pending(this);
        return;
    }
    uint32_t status = CLICK_SHARED_LOAD(_status), seen;
    while ((status & (is_scheduled | is_strongly_unscheduled)) == (is_scheduled | is_strongly_unscheduled)) {
        seen = click_smp_compare_swap(&_status, status, status & ~static_cast<uint32_t>(is_scheduled));
        if (seen == status)
            return;
        status = seen;
    }
    if ((status & is_scheduled) && _position < 0 && owner->thread_id() >= 0)
        owner->add_task(this);
}

// A task of a thread that is not the caller's.
void
Task::reschedule_elsewhere()
{
    if (CLICK_SHARED_LOAD(_status) & is_strongly_unscheduled)
        return;
    if (click_smp_fetch_or(&_status, is_scheduled) & is_scheduled)
        return;
    thread()->add_pending(this);
}

void
Task::move_thread(int thread_id)
{
    __atomic_store_n(&_home_thread_id, thread_id, __ATOMIC_SEQ_CST);
    RouterThread *t = thread();
    if (!t)
        return;
    if (click_nthreads > 1 && t->thread_id() >= 0) {
        t->add_pending(this);
        return;
    }
    // The quiescent thread settles nothing; and alone, we need not wait for the next round.
    Master *m = master();
    m->block_all();
    t = thread();
    t->remove_pending(this);
    settle(t);
    t = thread();
    if (click_nthreads == 1 && t->thread_id() >= 0) {
        t->remove_pending(this);
        settle(t);
    }
    m->unblock_all();
}

Task::~Task()
{
    RouterThread *t = thread();
    if (!t)
        return;
    if (t->_measured == this)
        t->_measured = 0;
    bool pending = CLICK_SHARED_LOAD(_status) & is_pending;
    if (t->runs_here() && _position < 0 && !pending)
        return;
    Master *m = t->master();
    bool alone = !t->runs_here() || pending;
    if (alone)
        m->block_all();
    t = thread();
    if (_position >= 0)
        t->remove_task(this);
    for (int id = -1; id < m->nthreads(); ++id)
        if (CLICK_SHARED_LOAD(_status) & is_pending)
            m->thread(id)->remove_pending(this);
    if (alone)
        m->unblock_all();
}

void
Task::update_cycles(unsigned cycles)
{
    // the first one is the average; later ones move it by a sixteenth of the difference
    int64_t average = CLICK_SHARED_LOAD(_cycles), sample = static_cast<int64_t>(cycles) << cycles_shift;
    if (sample > 0xFFFFFFFF)
        sample = 0xFFFFFFFF;
    average = _cycle_runs == 0 ? sample : average + (sample - average) / (1 << cycles_shift);
    CLICK_SHARED_STORE(_cycles, static_cast<unsigned>(average));
    CLICK_SHARED_STORE(_cycle_runs, _cycle_runs + 1);
}

void
RouterThread::fire_measured(Task *task)
{
    enum { one_run_in = 32 };
    if (task->_runs++ % one_run_in != 0) {
        task->fire();
        return;
    }
    _measured = task;           // it may end itself
    click_cycles_t begin = click_get_cycles();
    task->fire();
    click_cycles_t cycles = click_get_cycles() - begin;
    if (_measured)
        _measured->update_cycles(cycles > 0xFFFFFFFFU ? 0xFFFFFFFFU : static_cast<unsigned>(cycles));
    _measured = 0;
}

// As run_tasks(), with tasks that others have unscheduled among the scheduled ones.
void
RouterThread::run_tasks_among_threads(unsigned ntasks)
{
    if (_vacant)                // called from a task
        close_vacancy();
    for (; ntasks > 0 && !_heap.empty() && !attention() && !has_pending(); --ntasks) {
        Task *task = _heap.unchecked_at(0).task;
        task->_position = -1;
        _vacant = 1;
        // A full fence: either the one who reschedules it now sees that it is not scheduled, or its callback sees what that is for.
        uint32_t old = click_smp_fetch_and(&task->_status, ~static_cast<uint32_t>(Task::is_scheduled));
        if ((old & (Task::is_scheduled | Task::is_strongly_unscheduled)) == Task::is_scheduled) {
            _pass = task->_pass;
            task->_pass += task->_stride;
            click_forget_jiffies();
            fire_measured(task);
        }
        if (_vacant)
            close_vacancy();
    }
}

void RouterThread::lock_tasks() { _master->block_all(); }
void RouterThread::unlock_tasks() { _master->unblock_all(); }

CLICK_ENDDECLS
#endif
