// -*- c-basic-offset: 4 -*-
#ifndef CLICK_UNQUEUE_HH
#define CLICK_UNQUEUE_HH
#include <click/element.hh>
#include <click/notifier.hh>
#include <click/task.hh>
CLICK_DECLS

/*
=c
Unqueue([BURST, I<keywords> ACTIVE, LIMIT])
=s shaping
pulls packets and pushes them on
=d
Up to BURST packets per run of its task (default 1; negative: until there is none), LIMIT in all (default: any number).
=h count read-only
Packets so far.
=h active read/write
Whether it does anything; the argument ACTIVE.
=h burst read/write
The argument BURST.
=h limit read/write
The argument LIMIT.
=h reset write-only
Counts from zero again, so that LIMIT more packets may come.
=h reset_counts write-only
Sets the counts to zero.
=a RatedUnqueue, TimedUnqueue
*/
class Unqueue : public Element { public:

    Unqueue() CLICK_COLD;

    const char *class_name() const override { return "Unqueue"; }
    const char *port_count() const override { return PORTS_1_1; }
    const char *processing() const override { return PULL_TO_PUSH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    bool run_task(Task *) override;

  private:
    Task _task;
    NotifierSignal _signal;
    uint64_t _count;
    int32_t _burst;
    int32_t _limit;
    bool _active;

    bool wanted() const { return _active && (_limit < 0 || _count < static_cast<uint64_t>(_limit)); }
    enum { h_active, h_burst, h_limit, h_reset };
    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
