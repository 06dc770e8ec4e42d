// -*- c-basic-offset: 4 -*-
#ifndef CLICK_TIMEDUNQUEUE_HH
#define CLICK_TIMEDUNQUEUE_HH
#include <click/element.hh>
#include <click/notifier.hh>
#include <click/task.hh>
#include <click/timer.hh>
CLICK_DECLS

/*
=c
TimedUnqueue(INTERVAL [, BURST])
=s shaping
pulls and pushes up to BURST packets (default 1) every INTERVAL
=d
Unlike RatedUnqueue, it emits its packets in bursts at fixed times.
=a Unqueue, RatedUnqueue
*/
class TimedUnqueue : public Element { public:

    TimedUnqueue() CLICK_COLD;

    const char *class_name() const override { return "TimedUnqueue"; }
    const char *port_count() const override { return PORTS_1_1; }
    const char *processing() const override { return PULL_TO_PUSH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;

    bool run_task(Task *) override;

  protected:
    int _burst;

  private:
    uint32_t _interval;         // milliseconds
    Task _task;
    Timer _timer;
    NotifierSignal _signal;
    bool _started;              // the timer has an expiry to count from
};

CLICK_ENDDECLS
#endif
