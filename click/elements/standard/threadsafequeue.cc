// -*- c-basic-offset: 4 -*-
/*
 * threadsafequeue.{cc,hh} -- a Queue for several threads
 *
 * A thread takes a place by moving on where the next one pushes (or pulls), uses it when its turn has come, and gives the turn to the
 * next one by moving the tail (or head). Between these it runs a few instructions, so turns are short.
 */
#include <click/config.h>
#include "threadsafequeue.hh"
CLICK_DECLS

ThreadSafeQueue::ThreadSafeQueue()
#if HAVE_MULTITHREAD
    : _push_at(0), _pull_at(0)
#endif
{
}

// After the queue has been rearranged, while all threads but one are stopped.
void
ThreadSafeQueue::follow()
{
#if HAVE_MULTITHREAD
    _push_at = tail();
    _pull_at = head();
#endif
}

int
ThreadSafeQueue::live_reconfigure(Vector<String> &conf, ErrorHandler *errh)
{
    int result = FullNoteQueue::live_reconfigure(conf, errh);
    follow();
    return result;
}

void
ThreadSafeQueue::take_state(Element *e, ErrorHandler *errh)
{
    FullNoteQueue::take_state(e, errh);
    follow();
}

#if HAVE_MULTITHREAD

// Until the threads in front have had their turns. Not click_wait_for_thread(): a thread with a place must not stand aside for a handler
// that rearranges the queue; nor do those in front of it.
static inline void
wait_for_turn(unsigned &rounds)
{
    enum { patience = 256 };
    click_relax_fence();
    if (++rounds % patience == 0)
        sched_yield();
}

void
ThreadSafeQueue::push(int port, Packet *p)
{
    if (click_nthreads == 1) {
        FullNoteQueue::push(port, p);
        return;
    }
    uint64_t at = __atomic_load_n(&_push_at, __ATOMIC_ACQUIRE), next;
    do {
        next = after(at);
        if (static_cast<index_type>(next) == head()) {
            // Old news, if another thread has pushed meanwhile: then there may have been room in between.
            uint64_t now = __atomic_load_n(&_push_at, __ATOMIC_ACQUIRE);
            if (now == at) {
                push_failure(p);
                return;
            }
            at = now;
            next = at;          // which no take() accepts as a step
            continue;
        }
    } while (next == at || !take(_push_at, at, next));
    index_type t = static_cast<index_type>(at);
    for (unsigned rounds = 0; tail() != t; )
        wait_for_turn(rounds);
    push_success(head(), t, static_cast<index_type>(next), p);
}

Packet *
ThreadSafeQueue::pull(int port)
{
    if (click_nthreads == 1)
        return FullNoteQueue::pull(port);
    uint64_t at = __atomic_load_n(&_pull_at, __ATOMIC_ACQUIRE), next;
    do {
        if (static_cast<index_type>(at) == tail()) {
            uint64_t now = __atomic_load_n(&_pull_at, __ATOMIC_ACQUIRE);
            if (now == at)
                return pull_failure();
            at = now;
            next = at;
            continue;
        }
        next = after(at);
    } while (next == at || !take(_pull_at, at, next));
    index_type h = static_cast<index_type>(at);
    for (unsigned rounds = 0; head() != h; )
        wait_for_turn(rounds);
    return pull_success(h, static_cast<index_type>(next));
}

#endif

CLICK_ENDDECLS
ELEMENT_REQUIRES(FullNoteQueue)
EXPORT_ELEMENT(ThreadSafeQueue)
ELEMENT_MT_SAFE(ThreadSafeQueue)
