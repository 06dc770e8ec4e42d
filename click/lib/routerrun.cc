// -*- c-basic-offset: 4 -*-
/*
 * routerrun.cc -- running and stopping: threads, run count, driver script, hot swap
 */
#include <click/config.h>
#include <click/router.hh>
#include <click/element.hh>
#include <click/error.hh>
#include <click/master.hh>
CLICK_DECLS

int
Router::home_thread_id(const Element *e) const
{
    int id = e && e->eindex() >= 0 ? _home_threads.get(e->eindex()) : static_cast<int>(RouterThread::THREAD_UNKNOWN);
    if (id == RouterThread::THREAD_UNKNOWN && _thread_sched && e)
        id = _thread_sched->initial_home_thread_id(e);
    return id == RouterThread::THREAD_UNKNOWN ? 0 : id;
}

void
Router::set_home_thread_id(const Element *e, int thread_id)
{
    if (!e || e->eindex() < 0)
        return;
    _home_threads.set(e->eindex(), thread_id);
    _elements[e->eindex()]->_owner_thread = _master->thread(thread_id);
}

void
Router::set_runcount(int32_t runcount)
{
    _runcount = runcount;
    if (runcount <= 0)
        _master->router_stopped(this);
}

void
Router::adjust_runcount(int32_t delta)
{
    uint32_t old, fresh;
    do {
        old = _runcount.value();
        int64_t sum = static_cast<int64_t>(static_cast<int32_t>(old)) + delta;
        if (sum > 0x7FFFFFFF)
            sum = 0x7FFFFFFF;
        else if (sum < STOP_RUNCOUNT)
            sum = STOP_RUNCOUNT;
        fresh = static_cast<uint32_t>(static_cast<int32_t>(sum));
    } while (_runcount.compare_swap(old, fresh) != old);
    if (static_cast<int32_t>(fresh) <= 0)
        _master->router_stopped(this);
}

int
Router::set_driver_script(Element *e, DriverStep step, ErrorHandler *errh)
{
    if (_driver_script && _driver_script != e)
        return errh->error("router has more than one driver script");
    if (!_driver_script)
        _runcount = 0;
    _driver_script = e;
    _driver_step = step;
    return 0;
}

bool
Router::step_driver()
{
    for (int steps = 0; runcount() <= 0 && _driver_script && steps < 1000 && running(); ++steps)
        if (!_driver_step(_driver_script))
            return false;
    return runcount() > 0;
}

void
Router::set_foreground(bool foreground)
{
    _foreground = foreground;
    _master->request_check();
}

void
Router::set_hotswap_router(Router *router)
{
    if (router)
        router->use();
    if (_hotswap_router)
        _hotswap_router->unuse();
    _hotswap_router = router;
}

CLICK_ENDDECLS
