// -*- c-basic-offset: 4 -*-
#ifndef CLICK_DELAYUNQUEUE_HH
#define CLICK_DELAYUNQUEUE_HH
#include <click/element.hh>
#include <click/notifier.hh>
#include <click/task.hh>
#include <click/timer.hh>
CLICK_DECLS

/*
=c
DelayUnqueue(DELAY)
=s shaping
pulls packets, and pushes them DELAY after their timestamp
=d
Packets without timestamp get the current time. The timestamp becomes the time that the packet was due.
=h delay read/write
The argument DELAY.
=e
  FromDevice(eth0) -> SetTimestamp -> Queue -> DelayUnqueue(50ms) -> Queue -> ToDevice(eth1);
=a TimedUnqueue
*/
class DelayUnqueue : public Element { public:

    DelayUnqueue() CLICK_COLD;

    const char *class_name() const override { return "DelayUnqueue"; }
    const char *port_count() const override { return PORTS_1_1; }
    const char *processing() const override { return PULL_TO_PUSH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void cleanup(CleanupStage) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    bool run_task(Task *) override;

  private:
    Packet *_held;              // waits for its time
    Timestamp _delay;
    Task _task;
    Timer _timer;
    NotifierSignal _signal;

    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
