// -*- c-basic-offset: 4 -*-
#ifndef CLICK_TIMEDSOURCE_HH
#define CLICK_TIMEDSOURCE_HH
#include "sourcetext.hh"
#include <click/element.hh>
#include <click/timer.hh>
CLICK_DECLS

/*
=c
TimedSource([INTERVAL, DATA, I<keywords> LIMIT, ACTIVE, STOP, HEADROOM])
=s basicsources
makes a packet every INTERVAL
=d
The first one after one INTERVAL (default 0.5 s). LIMIT in all; STOP then ends the driver.
=h count read-only
Packets so far.
=h data read/write
The argument DATA.
=h limit read/write
The argument LIMIT.
=h interval read/write
The argument INTERVAL.
=h active read/write
Whether it does anything; the argument ACTIVE.
=h headroom read/write
The argument HEADROOM.
=h reset write-only
Counts from zero again, so that LIMIT more packets may come.
=a InfiniteSource, RatedSource
*/
class TimedSource : public Element { public:

    TimedSource() CLICK_COLD;

    const char *class_name() const override { return "TimedSource"; }
    const char *port_count() const override { return PORTS_0_1; }
    const char *processing() const override { return PUSH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    void run_timer(Timer *) override;

  private:
    SourcePacket _packet;
    Timestamp _interval;
    int32_t _limit;
    int32_t _count;
    bool _active;
    bool _stop;
    unsigned _headroom;
    Timer _timer;
    String _data;

    enum { h_data, h_limit, h_interval, h_active, h_count, h_headroom, h_reset };
    static String read_handler(Element *, void *) CLICK_COLD;
    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
