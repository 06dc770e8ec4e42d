// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SPINLOCKACQUIRE_HH
#define CLICK_SPINLOCKACQUIRE_HH
#include <click/element.hh>
#include <click/sync.hh>
CLICK_DECLS

/*
=c
SpinlockAcquire(LOCK)
=s threads
takes a lock as a packet passes
=d
LOCK is a name of a SpinlockInfo. A thread may take its lock again. No packet may be dropped between here and the
SpinlockRelease; SpinlockPush has no such condition.
=a SpinlockInfo, SpinlockRelease, SpinlockPush
*/
class SpinlockAcquire : public Element { public:

    SpinlockAcquire() CLICK_COLD;

    const char *class_name() const override { return "SpinlockAcquire"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    Packet *simple_action(Packet *) override;

  private:
    Spinlock *_lock;
};

CLICK_ENDDECLS
#endif
