// -*- c-basic-offset: 4 -*-
/*
 * blocking.cc -- stopping all threads but one
 *
 * A thread is parked while it waits for descriptors, stands aside, or is not in its loop. A blocker asks all others to stand aside
 * and waits until they are parked. Who wants to block meanwhile is parked while it waits for its turn, in the middle of an element;
 * so is who waits for a Spinlock, which the blocker may hold. That is why a blocker must not delete elements: routers end when
 * threads have left their loops altogether (click/userlevel/threads.cc).
 */
#include <click/config.h>
#include <click/master.hh>
#include <click/sync.hh>
#if HAVE_MULTITHREAD
CLICK_DECLS

static CLICK_PER_THREAD RouterThread *running_thread;   // the one that runs here, if its loop runs

// The caller has the mutex.
void
Master::wait_unblocked()
{
    while (_blocker != no_blocker && _blocker != click_current_thread_id)
        pthread_cond_wait(&_changed, &_mutex);
}

void
Master::unpark(RouterThread *t)
{
    if (nthreads() == 1)
        return;
    pthread_mutex_lock(&_mutex);
    wait_unblocked();
    t->_parked = false;
    running_thread = t;
    pthread_mutex_unlock(&_mutex);
}

void
Master::park(RouterThread *t)
{
    if (nthreads() == 1)
        return;
    pthread_mutex_lock(&_mutex);
    t->_parked = true;
    running_thread = 0;
    pthread_cond_broadcast(&_changed);
    pthread_mutex_unlock(&_mutex);
}

void
Master::step_aside(RouterThread *t)
{
    park(t);
    unpark(t);
}

void
Master::let_blocker_pass()
{
    if (RouterThread *t = running_thread)
        if (t->attention() & RouterThread::attention_block)
            t->master()->step_aside(t);
}

void
Master::block_all()
{
    if (nthreads() == 1)
        return;
    RouterThread *self = thread(click_current_thread_id);
    pthread_mutex_lock(&_mutex);
    if (_blocker == click_current_thread_id) {
        ++_block_depth;
        pthread_mutex_unlock(&_mutex);
        return;
    }
    bool was_parked = self->_parked;
    self->_parked = true;
    pthread_cond_broadcast(&_changed);
    wait_unblocked();
    _blocker = click_current_thread_id;
    _block_depth = 1;
    for (RouterThread *t : _threads)
        if (t != self)
            t->call_attention(RouterThread::attention_block);
    for (RouterThread *t : _threads)
        while (t != self && !t->_parked)
            pthread_cond_wait(&_changed, &_mutex);
    self->_parked = was_parked;
    pthread_mutex_unlock(&_mutex);
}

void
Master::unblock_all()
{
    if (nthreads() == 1)
        return;
    pthread_mutex_lock(&_mutex);
    assert(_blocker == click_current_thread_id);
    if (--_block_depth == 0) {
        _blocker = no_blocker;
        for (RouterThread *t : _threads)
            t->clear_attention(RouterThread::attention_block);
        pthread_cond_broadcast(&_changed);
    }
    pthread_mutex_unlock(&_mutex);
}

// Another thread holds the lock: for some instructions, or for as long as a packet takes.
void
click_wait_for_thread()
{
    enum { patience = 256 };
    static CLICK_PER_THREAD unsigned rounds;
    click_relax_fence();
    if (++rounds % patience == 0) {
        Master::let_blocker_pass();
        sched_yield();
    }
}

void
SimpleSpinlock::wait()
{
    do
        click_wait_for_thread();
    while (_lock != 0);
}

CLICK_ENDDECLS
#endif
