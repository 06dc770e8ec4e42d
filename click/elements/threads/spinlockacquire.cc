// -*- c-basic-offset: 4 -*-
/*
 * spinlockacquire.{cc,hh} -- takes a lock as a packet passes
 */
#include <click/config.h>
#include "spinlockacquire.hh"
CLICK_DECLS

Packet *
SpinlockAcquire::simple_action(Packet *p)
{
    _lock->acquire();
    return p;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(SpinlockInfo)
EXPORT_ELEMENT(SpinlockAcquire)
ELEMENT_MT_SAFE(SpinlockAcquire)
