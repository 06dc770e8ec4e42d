// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SPINLOCKPUSH_HH
#define CLICK_SPINLOCKPUSH_HH
#include "spinlockinfo.hh"
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
class SpinlockPush : public SpinlockUser { public:

    const char *class_name() const override { return "SpinlockPush"; }
    const char *processing() const override { return PUSH; }
    void push(int port, Packet *) override;
};

CLICK_ENDDECLS
#endif
