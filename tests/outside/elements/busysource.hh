#ifndef CLICK_BUSYSOURCE_HH
#define CLICK_BUSYSOURCE_HH
#include <click/element.hh>
#include <click/notifier.hh>
#include <click/task.hh>
CLICK_DECLS

/*
=c
BusySource([LIMIT, BURST])
=s sources
pushes numbered 4-byte packets as long as there is room downstream
=d
A task that sends BURST packets (default 1) a run and sleeps while a full notifier downstream says so. LIMIT packets in all.
=h count read-only
=h runs read-only
=h limit read/write
A larger limit wakes the task.
*/
class BusySource : public Element { public:

    BusySource() CLICK_COLD;

    const char *class_name() const	{ return "BusySource"; }
    const char *port_count() const	{ return PORTS_0_1; }
    const char *processing() const	{ return PUSH; }
    const char *flags() const		{ return "S1"; }

    int configure(Vector<String> &, ErrorHandler *) CLICK_COLD;
    int initialize(ErrorHandler *) CLICK_COLD;
    void add_handlers() CLICK_COLD;

    bool run_task(Task *);

  private:

    Task _task;
    NotifierSignal _nonfull;
    uint32_t _count;
    uint32_t _runs;
    uint32_t _limit;
    int _burst;

    static int limit_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;

};

CLICK_ENDDECLS
#endif
