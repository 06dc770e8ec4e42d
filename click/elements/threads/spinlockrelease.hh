// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SPINLOCKRELEASE_HH
#define CLICK_SPINLOCKRELEASE_HH
#include <click/element.hh>
#include <click/sync.hh>
CLICK_DECLS

/*
=c
SpinlockRelease(LOCK)
=s threads
gives a lock back as a packet passes
=d
LOCK is a name of a SpinlockInfo, taken by a SpinlockAcquire upstream.
=a SpinlockInfo, SpinlockAcquire
*/
class SpinlockRelease : public Element { public:

    SpinlockRelease() CLICK_COLD;

    const char *class_name() const override { return "SpinlockRelease"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    Packet *simple_action(Packet *) override;

  private:
    Spinlock *_lock;
};

CLICK_ENDDECLS
#endif
