// -*- c-basic-offset: 4 -*-
#ifndef CLICK_THREADSAFEQUEUE_HH
#define CLICK_THREADSAFEQUEUE_HH
#include "fullnotequeue.hh"
CLICK_DECLS

/*
=c
ThreadSafeQueue([CAPACITY])
=s storage
a Queue for several threads
=d
A Queue that any number of threads may push into and pull from at the same time. (One thread that pushes and one that pulls may be
different ones with Queue as well.) With one thread it is a Queue.
=h length read-only
Packets held.
=h highwater_length read-only
The most packets that it held at once.
=h capacity read/write
The argument CAPACITY.
=h drops read-only
Packets dropped so far.
=h reset_counts write-only
Sets the counts to zero.
=h reset write-only
Drops all packets held, and sets the counts to zero.
=a Queue
*/
class ThreadSafeQueue : public FullNoteQueue { public:

    ThreadSafeQueue() CLICK_COLD;

    const char *class_name() const override { return "ThreadSafeQueue"; }
    int live_reconfigure(Vector<String> &, ErrorHandler *) override;
    void take_state(Element *, ErrorHandler *) override;

#if HAVE_MULTITHREAD
    void push(int port, Packet *) override;
    Packet *pull(int port) override;

  private:
    // Where the next thread pushes and pulls: head() and tail() follow when the threads in front have finished. An index in the low
    // half; the high half counts, so that a position that has come round is not taken for the old one.
    uint64_t _push_at;
    uint64_t _pull_at;

    uint64_t after(uint64_t at) const { return ((at >> 32) + 1) << 32 | next_i(static_cast<index_type>(at)); }
    static bool take(uint64_t &at, uint64_t &seen, uint64_t next) {
        return __atomic_compare_exchange_n(&at, &seen, next, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    }
#endif
    void follow();
};

CLICK_ENDDECLS
#endif
