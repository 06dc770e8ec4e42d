// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "notifierqueue.hh"
CLICK_DECLS

NotifierQueue::NotifierQueue()
    : _sleepiness(0)
{
}

void *
NotifierQueue::cast(const char *name)
{
    if (strcmp(name, Notifier::EMPTY_NOTIFIER) == 0)
        return static_cast<Notifier *>(&_empty_note);
    return SimpleQueue::cast(name);
}

int
NotifierQueue::initialize(ErrorHandler *errh)
{
    _empty_note.initialize(Notifier::EMPTY_NOTIFIER, router());
    return SimpleQueue::initialize(errh);
}

void
NotifierQueue::push(int, Packet *p)
{
    Storage::index_type h = head(), t = tail(), nt = next_i(t);
    if (nt == h) {
        overflow(p);
        return;
    }
    _q[t] = p;
    set_tail_acquire(nt);
    int s = size(h, nt);
    if (s > _highwater_length)
        _highwater_length = s;
    if (unlikely(!_empty_note.surely_active()))
        _empty_note.wake();
}

void
NotifierQueue::fall_asleep()
{
    _empty_note.sleep();
#if HAVE_MULTITHREAD
    // whoever pushed a packet just before found the notifier awake and woke nobody
    if (!empty())
        _empty_note.wake();
#endif
}

Packet *
NotifierQueue::pull(int)
{
    if (Packet *p = deq()) {
        _sleepiness = 0;
        return p;
    }
    if (_sleepiness++ >= SLEEPINESS_TRIGGER)
        fall_asleep();
    return 0;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(SimpleQueue)
EXPORT_ELEMENT(NotifierQueue)
ELEMENT_MT_SAFE(NotifierQueue)
