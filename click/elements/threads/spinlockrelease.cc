// -*- c-basic-offset: 4 -*-
/*
 * spinlockrelease.{cc,hh} -- gives a lock back as a packet passes
 */
#include <click/config.h>
#include "spinlockrelease.hh"
CLICK_DECLS

Packet *
SpinlockRelease::simple_action(Packet *p)
{
    _lock->release();
    return p;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(SpinlockInfo)
EXPORT_ELEMENT(SpinlockRelease)
ELEMENT_MT_SAFE(SpinlockRelease)
