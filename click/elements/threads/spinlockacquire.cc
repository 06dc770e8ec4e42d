// -*- c-basic-offset: 4 -*-
/*
 * spinlockacquire.{cc,hh} -- takes a lock as a packet passes
 */
#include <click/config.h>
#include "spinlockacquire.hh"
#include "spinlockinfo.hh"
CLICK_DECLS

SpinlockAcquire::SpinlockAcquire()
    : _lock(0)
{
}

int
SpinlockAcquire::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return SpinlockInfo::configure_user(conf, this, _lock, errh);
}

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
