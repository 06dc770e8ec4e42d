// -*- c-basic-offset: 4 -*-
#ifndef CLICK_TIMEDSINK_HH
#define CLICK_TIMEDSINK_HH
#include <click/element.hh>
#include <click/timer.hh>
CLICK_DECLS

/*
=c
TimedSink([INTERVAL])
=s basictransfer
pulls and frees a packet every INTERVAL
=d
The first pull comes after one INTERVAL (default 0.5 s).
=h interval read/write
The argument INTERVAL.
=a TimedSource, TimedUnqueue
*/
class TimedSink : public Element { public:

    TimedSink() CLICK_COLD;

    const char *class_name() const override { return "TimedSink"; }
    const char *port_count() const override { return PORTS_1_0; }
    const char *processing() const override { return PULL; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;
    void run_timer(Timer *) override;

  private:
    Timestamp _interval;
    Timer _timer;

    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
