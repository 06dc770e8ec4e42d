// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "fullnotequeue.hh"
CLICK_DECLS

FullNoteQueue::FullNoteQueue()
{
}

void *
FullNoteQueue::cast(const char *name)
{
    if (strcmp(name, Notifier::FULL_NOTIFIER) == 0)
        return static_cast<Notifier *>(&_full_note);
    return NotifierQueue::cast(name);
}

int
FullNoteQueue::initialize(ErrorHandler *errh)
{
    _full_note.initialize(Notifier::FULL_NOTIFIER, router());
    _full_note.set_active(true, false);
    return NotifierQueue::initialize(errh);
}

int
FullNoteQueue::live_reconfigure(Vector<String> &conf, ErrorHandler *errh)
{
    int result = NotifierQueue::live_reconfigure(conf, errh);
    // The capacity may have moved past the length, in either direction.
    if (result >= 0)
        _full_note.set_active(size() < capacity());
    return result;
}

void
FullNoteQueue::note_push(int length)
{
    _empty_note.wake();
    if (length == capacity()) {
        _full_note.sleep();
#if HAVE_MULTITHREAD
        // whoever took a packet just before found the notifier awake
        if (size() < capacity())
            _full_note.wake();
#endif
    }
}

Packet *
FullNoteQueue::note_pull(Packet *p)
{
    _full_note.wake();
    return p;
}

CLICK_NOINLINE Packet *
FullNoteQueue::pull_failure()
{
    int failed = CLICK_SHARED_LOAD(_sleepiness);
    CLICK_SHARED_STORE(_sleepiness, failed + 1);
    if (failed >= SLEEPINESS_TRIGGER)
        fall_asleep();
    return 0;
}

void
FullNoteQueue::push(int, Packet *p)
{
    Storage::index_type h = head(), t = tail(), nt = next_i(t);
    if (nt != h)
        push_success(h, t, nt, p);
    else
        push_failure(p);
}

Packet *
FullNoteQueue::pull(int)
{
    Storage::index_type h = head(), t = tail();
    if (h != t)
        return pull_success(h, next_i(h));
    return pull_failure();
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(NotifierQueue)
EXPORT_ELEMENT(FullNoteQueue FullNoteQueue-FullNoteQueue)
ELEMENT_MT_SAFE(FullNoteQueue)
