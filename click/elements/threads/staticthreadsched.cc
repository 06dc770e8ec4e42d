// -*- c-basic-offset: 4 -*-
/*
 * staticthreadsched.{cc,hh} -- chooses the home threads of elements
 */
#include <click/config.h>
#include "staticthreadsched.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/master.hh>
#include <click/router.hh>
CLICK_DECLS

StaticThreadSched::StaticThreadSched()
    : _threads(static_cast<int>(THREAD_UNKNOWN)), _next(0)
{
}

StaticThreadSched::~StaticThreadSched()
{
}

// An element's name, or a compound's: then all whose names begin with it and a slash. False if there is none.
bool
StaticThreadSched::set_preference(const String &name, int thread)
{
    String prefix = name + "/";
    bool found = false;
    for (int i = 0; i < router()->nelements(); ++i) {
        const String &other = router()->ename(i);
        if (other == name || other.starts_with(prefix)) {
            _threads.set(i, thread);
            found = true;
        }
    }
    return found;
}

int
StaticThreadSched::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String context = router()->ename_context(eindex());
    for (const String &arg : conf) {
        String name;
        int thread;
        if (Args(this, errh).push_back_words(arg).read_mp("ELEMENT", name).read_mp("THREAD", thread).complete() < 0)
            return -1;
        int nthreads = master()->nthreads();
        if (thread < -1 || thread >= nthreads) {
            errh->warning("thread preference %d out of range", thread);
            thread = thread < 0 ? -1 : 0;
        }
        if (!set_preference(context + name, thread))
            errh->error("%<%s/%> does not name an element", (context + name).c_str());
    }
    _next = router()->thread_sched();
    router()->set_thread_sched(this);
    return 0;
}

void
StaticThreadSched::cleanup(CleanupStage)
{
    // others may ask this one: they all end with the router, and nobody asks after that
    if (router()->thread_sched() == this)
        router()->set_thread_sched(_next);
}

int
StaticThreadSched::initial_home_thread_id(const Element *e)
{
    int thread = _threads.get(e->eindex());
    return thread == THREAD_UNKNOWN && _next ? _next->initial_home_thread_id(e) : thread;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(StaticThreadSched)
