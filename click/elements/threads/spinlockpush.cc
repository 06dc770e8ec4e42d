// -*- c-basic-offset: 4 -*-
/*
 * spinlockpush.{cc,hh} -- holds a lock while a packet is pushed
 */
#include <click/config.h>
#include "spinlockpush.hh"
CLICK_DECLS

void
SpinlockPush::push(int, Packet *p)
{
    _lock->acquire();
    output(0).push(p);
    _lock->release();
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(SpinlockInfo)
EXPORT_ELEMENT(SpinlockPush)
ELEMENT_MT_SAFE(SpinlockPush)
