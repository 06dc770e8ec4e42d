// -*- c-basic-offset: 4 -*-
/*
 * task.{cc,hh} -- schedulable tasks
 */
#include <click/config.h>
#include <click/task.hh>
#include <click/router.hh>
#include <click/master.hh>
CLICK_DECLS

Task::Task(TaskCallback callback, void *user_data)
    : _status(0), _position(-1), _stride(STRIDE1 / DEFAULT_TICKETS), _pass(0), _callback(callback),
      _user_data(user_data), _thread(0), _tickets(-1), _home_thread_id(RouterThread::THREAD_UNKNOWN), _owner(0)
#if HAVE_MULTITHREAD
    , _cycles(0), _cycle_runs(0), _runs(0)
#endif
{
}

Task::Task(Element *e)
    : Task(&Task::element_callback, e)
{
}

#if !HAVE_MULTITHREAD   // else in taskthreads.cc

Task::~Task()
{
    unschedule();
    if (_position >= 0)         // of the thread that never runs
        _thread->remove_task(this);
}

// Of the thread that never runs.
void
Task::reschedule_elsewhere()
{
    fast_reschedule();
}

void
Task::move_thread(int thread_id)
{
    bool was_scheduled = scheduled();
    unschedule();
    if (_position >= 0)
        _thread->remove_task(this);
    _home_thread_id = thread_id;
    if (_owner)
        _thread = _owner->master()->thread(thread_id);
    if (was_scheduled)
        reschedule();
}

#endif

bool
Task::element_callback(Task *task, void *user_data)
{
    return static_cast<Element *>(user_data)->run_task(task);
}

void
Task::initialize(Element *owner, bool schedule)
{
    assert(owner && !_owner);
    _owner = owner;
    _home_thread_id = owner->router()->home_thread_id(owner);
    _thread = owner->master()->thread(_home_thread_id);
    if (_tickets < 0)
        set_tickets(DEFAULT_TICKETS);
    if (schedule)
        reschedule();
}

void
Task::initialize(Router *router, bool schedule)
{
    initialize(router->root_element(), schedule);
}

Router *
Task::router() const
{
    return _owner ? _owner->router() : 0;
}

Master *
Task::master() const
{
    return _owner ? _owner->master() : 0;
}

void
Task::set_tickets(int tickets)
{
    if (tickets < 1)
        tickets = 1;
    else if (tickets > MAX_TICKETS)
        tickets = MAX_TICKETS;
    _tickets = tickets;
    _stride = STRIDE1 / tickets;
}

CLICK_ENDDECLS
