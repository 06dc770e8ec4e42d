// -*- c-basic-offset: 4 -*-
/*
 * spinlockinfo.{cc,hh} -- defines locks
 */
#include <click/config.h>
#include "spinlockinfo.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/nameinfo.hh>
CLICK_DECLS

SpinlockInfo::SpinlockInfo()
{
}

SpinlockInfo::~SpinlockInfo()
{
    for (Spinlock *lock : _locks)
        delete lock;
}

int
SpinlockInfo::configure(Vector<String> &conf, ErrorHandler *errh)
{
    for (const String &name : conf) {
        if (!cp_is_word(name))
            return errh->error("bad NAME");
        Spinlock *lock = new Spinlock;
        _locks.push_back(lock);
        if (!NameInfo::define(NameInfo::T_SPINLOCK, this, name, &lock, sizeof(lock)))
            return errh->error("out of memory");
    }
    return 0;
}

Spinlock *
SpinlockInfo::find(const String &name, const Element *e, ErrorHandler *errh)
{
    Spinlock *lock = 0;
    if (!NameInfo::query(NameInfo::T_SPINLOCK, e, name, &lock, sizeof(lock)))
        errh->error("cannot locate spinlock %s", name.c_str());
    return lock;
}

int
SpinlockUser::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String name;
    if (Args(conf, this, errh).read_mp("LOCK", name).complete() < 0)
        return -1;
    _lock = SpinlockInfo::find(name, this, errh);
    return _lock ? 0 : -1;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(SpinlockInfo)
