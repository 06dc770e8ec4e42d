// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "driverloop.hh"
#include "routertable.hh"
#include <click/master.hh>
#include <click/router.hh>
#include <minios/event.h>
CLICK_DECLS

DriverLoop::DriverLoop(RouterTable *table, Master *master)
    : _table(table), _master(master), _nfront_ends(0), _stays(false), _ended(false), _attention(false), _job(0)
{
    _done.first = _done.last = 0;
}

void
DriverLoop::wake()
{
    _attention = true;
    _master->thread(0)->mark_driver_stop();
    minios_event_wake();
}

void
DriverLoop::execute(ControlJob &job)
{
    _job = &job;
    wake();
    while (_job)
        minios_wait(&_done, MINIOS_NO_DEADLINE);
}

// True: somebody has more to do.
bool
DriverLoop::serve()
{
    _attention = false;
    bool more = false;
    if (_job) {
        _job->run(*_table);
        _job = 0;
        minios_wake_all(&_done);
    }
    for (int i = 0; i < _nfront_ends; ++i)
        more = _front_ends[i]() || more;
    _table->settle();
    _table->note_stopped();
    return more;
}

void
DriverLoop::run()
{
    RouterThread *thread = _master->thread(0);
    while (!_ended) {
        bool more = serve();
        Router *own = _table->router(0);
        if (!_stays && _table->nstarts() == 1 && own && !own->running() && !_table->any_running())
            break;
        // What came while we were at it would be forgotten by driver().
        if (more || _attention) {
            if (!_master->needs_check() || _master->check_driver())
                thread->run_once(false);
        } else if (_table->any_running())
            thread->driver();
        else
            minios_event_wait(MINIOS_NO_DEADLINE);
    }
}

CLICK_ENDDECLS
