// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SPINLOCKACQUIRE_HH
#define CLICK_SPINLOCKACQUIRE_HH
#include "spinlockinfo.hh"
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
class SpinlockAcquire : public SpinlockUser { public:

    const char *class_name() const override { return "SpinlockAcquire"; }

    Packet *simple_action(Packet *) override;
};

CLICK_ENDDECLS
#endif
