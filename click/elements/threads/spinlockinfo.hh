// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SPINLOCKINFO_HH
#define CLICK_SPINLOCKINFO_HH
#include <click/element.hh>
#include <click/sync.hh>
CLICK_DECLS

/*
=c
SpinlockInfo(NAME, ...)
=s threads
defines locks
=d
Each NAME is a lock that the compound element of the SpinlockInfo, and all inside it, know.
=e
  SpinlockInfo(table);
  Idle -> SpinlockAcquire(table) -> Null -> SpinlockRelease(table) -> Discard;
=a SpinlockAcquire, SpinlockRelease, SpinlockPush
*/
class SpinlockInfo : public Element { public:

    SpinlockInfo() CLICK_COLD;
    ~SpinlockInfo() CLICK_COLD;

    const char *class_name() const override { return "SpinlockInfo"; }
    int configure_phase() const override { return CONFIGURE_PHASE_INFO; }
    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;

    /** The lock that @a e knows by this name; 0 and a message if there is none. */
    static Spinlock *find(const String &name, const Element *e, ErrorHandler *errh);

  private:
    Vector<Spinlock *> _locks;  // what names stand for: the database keeps pointers
};

/** An element on a packet's way that uses one lock, its only argument. */
class SpinlockUser : public Element { public:

    const char *port_count() const override { return PORTS_1_1; }
    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;

  protected:
    Spinlock *_lock = 0;
};

CLICK_ENDDECLS
#endif
