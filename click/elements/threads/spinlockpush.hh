// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SPINLOCKPUSH_HH
#define CLICK_SPINLOCKPUSH_HH
#include <click/element.hh>
#include <click/sync.hh>
CLICK_DECLS

/*
=c
SpinlockPush(LOCK)
=s threads
holds a lock while a packet is pushed
=d
LOCK is a name of a SpinlockInfo. It is taken, the packet is pushed, and the lock is given back when that push returns, whatever
became of the packet.
=a SpinlockInfo, SpinlockAcquire
*/
class SpinlockPush : public Element { public:

    SpinlockPush() CLICK_COLD;

    const char *class_name() const override { return "SpinlockPush"; }
    const char *port_count() const override { return PORTS_1_1; }
    const char *processing() const override { return PUSH; }
    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    void push(int port, Packet *) override;

  private:
    Spinlock *_lock;
};

CLICK_ENDDECLS
#endif
