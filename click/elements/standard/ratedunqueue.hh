// -*- c-basic-offset: 4 -*-
#ifndef CLICK_RATEDUNQUEUE_HH
#define CLICK_RATEDUNQUEUE_HH
#include <click/element.hh>
#include "ratetokens.hh"
#include <click/notifier.hh>
#include <click/task.hh>
#include <click/timer.hh>
CLICK_DECLS

/*
=c
RatedUnqueue(RATE, BURST_DURATION, BURST_SIZE)
=s shaping
pulls and pushes RATE packets per second
=d
Bursts are BURST_SIZE packets, or those of BURST_DURATION (default 20ms).
=h rate read/write
The argument RATE.
=h config read/write
The arguments.
=h calls read-only
Four lines: runs of the task, runs that did nothing, packets pushed, and pulls that gave none.
=h active read/write
Whether it does anything; the argument ACTIVE.
=a BandwidthRatedUnqueue, RatedSplitter, Unqueue
*/
class RatedUnqueue : public Element { public:

    RatedUnqueue() CLICK_COLD;

    const char *class_name() const override { return "RatedUnqueue"; }
    const char *port_count() const override { return PORTS_1_1; }
    const char *processing() const override { return PULL_TO_PUSH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    void add_handlers() override CLICK_COLD;

    bool run_task(Task *) override;

  protected:
    explicit RatedUnqueue(bool bandwidth) CLICK_COLD;

  private:
    RateTokens _tokens;
    Task _task;
    Timer _timer;
    NotifierSignal _signal;
    bool _active;
    uint32_t _runs;
    uint32_t _empty_runs;
    uint32_t _pushes;
    uint32_t _failed_pulls;

    static String read_handler(Element *, void *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
