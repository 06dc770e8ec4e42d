// -*- c-basic-offset: 4 -*-
/*
 * threads.{cc,hh} -- starting and ending threads
 *
 * They live from one hot swap to the next: a router ends, and its successor takes its state, while none of them is in any element.
 */
#include "threads.hh"
#include <click/error.hh>
#include <click/master.hh>
#include <click/packet.hh>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>
CLICK_DECLS

void
ThreadTeam::bind(int id)
{
    if (_first_cpu < 0)
        return;
    long ncpus = sysconf(_SC_NPROCESSORS_ONLN);
    if (ncpus < 1)
        ncpus = 1;
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET((_first_cpu + id) % ncpus, &set);
    // (not allowed to: the thread runs where it may)
    (void) pthread_setaffinity_np(pthread_self(), sizeof(set), &set);
}

void *
ThreadTeam::run(void *member)
{
    Member *m = static_cast<Member *>(member);
    click_current_thread_id = m->id;
    m->team->bind(m->id);
    m->team->_master->thread(m->id)->driver();
    Packet::give_pool();
    return 0;
}

int
ThreadTeam::start(ErrorHandler *errh)
{
    bind(0);
    // signals are the main thread's
    sigset_t all, old;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    int error = 0;
    for (int id = 1; id < _master->nthreads() && !error; ++id) {
        Member *m = new Member;
        m->team = this;
        m->id = id;
        _master->thread(id)->clear_attention(RouterThread::attention_stop);
        error = pthread_create(&m->thread, 0, run, m);
        if (error)
            delete m;
        else
            _members.push_back(m);
    }
    pthread_sigmask(SIG_SETMASK, &old, 0);
    if (error) {
        stop();
        return errh->error("cannot start %d threads: %s", _master->nthreads(), strerror(error));
    }
    return 0;
}

void
ThreadTeam::stop()
{
    for (Member *m : _members) {
        RouterThread *t = _master->thread(m->id);
        t->mark_driver_stop();
        t->wake();
    }
    for (Member *m : _members) {
        pthread_join(m->thread, 0);
        delete m;
    }
    _members.clear();
}

CLICK_ENDDECLS
