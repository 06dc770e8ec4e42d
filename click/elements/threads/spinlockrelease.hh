// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SPINLOCKRELEASE_HH
#define CLICK_SPINLOCKRELEASE_HH
#include "spinlockinfo.hh"
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
class SpinlockRelease : public SpinlockUser { public:

    const char *class_name() const override { return "SpinlockRelease"; }

    Packet *simple_action(Packet *) override;
};

CLICK_ENDDECLS
#endif
