// -*- c-basic-offset: 4 -*-
#ifndef CLICK_DISCARD_HH
#define CLICK_DISCARD_HH
#include <click/element.hh>
#include <click/notifier.hh>
#include <click/task.hh>
CLICK_DECLS

/*
=c
Discard([I<keywords> ACTIVE, BURST])
=s basictransfer
drops all packets
=d
In a pull context its task pulls up to BURST packets per run (default 1, 0: no limit) while ACTIVE.
=h count read-only
Packets so far.
=h reset_counts write-only
Sets the counts to zero.
=h active read/write
Whether its task pulls; the argument ACTIVE. Only in a pull context.
*/
class Discard : public Element { public:

    Discard() CLICK_COLD;

    const char *class_name() const override { return "Discard"; }
    const char *port_count() const override { return PORTS_1_0; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    void push(int, Packet *) override;
    bool run_task(Task *) override;

  private:
    Task _task;
    NotifierSignal _signal;
    uint64_t _count;
    unsigned _burst;
    bool _active;

    static int reset_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
    static int active_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
