// -*- c-basic-offset: 4 -*-
// FullNoteQueue, known to users as Queue: tells pullers when it is empty and pushers when it is full.
#ifndef CLICK_FULLNOTEQUEUE_HH
#define CLICK_FULLNOTEQUEUE_HH
#include "notifierqueue.hh"
CLICK_DECLS

/*
=c
Queue([CAPACITY])
=s storage
stores packets in a FIFO queue
=d
Drops what comes when CAPACITY (default 1000) packets are held; a second output gets those instead. Tells pullers when it is
empty, and sources when it is full.
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
=e
  FromDevice(eth0) -> q :: Queue(200) -> ToDevice(eth1);
  q[1] -> Print("no room") -> Discard;
=a SimpleQueue, NotifierQueue
*/
class FullNoteQueue : public NotifierQueue { public:

    FullNoteQueue() CLICK_COLD;

    const char *class_name() const override { return "Queue"; }
    void *cast(const char *name) override;
    int initialize(ErrorHandler *) override CLICK_COLD;
    int live_reconfigure(Vector<String> &, ErrorHandler *) override CLICK_COLD;

    void push(int port, Packet *) override;
    Packet *pull(int port) override;

  protected:
    ActiveNotifier _full_note;

    inline void push_success(Storage::index_type h, Storage::index_type t, Storage::index_type nt, Packet *p);
    void push_failure(Packet *p) { overflow(p); }
    // Most packets change no notifier; what the others do is kept out of the way.
    CLICK_NOINLINE void note_push(int length);
    CLICK_NOINLINE Packet *note_pull(Packet *p);
    inline Packet *pull_success(Storage::index_type h, Storage::index_type nh);
    Packet *pull_failure();
};

inline void
FullNoteQueue::push_success(Storage::index_type h, Storage::index_type t, Storage::index_type nt, Packet *p)
{
    _q[t] = p;
    set_tail_acquire(nt);
    int s = size(h, nt);
    if (s > CLICK_SHARED_LOAD(_highwater_length))
        CLICK_SHARED_STORE(_highwater_length, s);
    if (unlikely(!_empty_note.surely_active() || s == capacity()))
        note_push(s);
}

inline Packet *
FullNoteQueue::pull_success(Storage::index_type h, Storage::index_type nh)
{
    Packet *p = _q[h];
    set_head_release(nh);
    CLICK_SHARED_STORE(_sleepiness, 0);
    if (likely(_full_note.surely_active()))
        return p;
    return note_pull(p);
}

CLICK_ENDDECLS
#endif
