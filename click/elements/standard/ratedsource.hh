// -*- c-basic-offset: 4 -*-
#ifndef CLICK_RATEDSOURCE_HH
#define CLICK_RATEDSOURCE_HH
#include "sourcetext.hh"
#include <click/element.hh>
#include <click/task.hh>
#include <click/timer.hh>
#include <click/tokenbucket.hh>
CLICK_DECLS

/*
=c
RatedSource([DATA, RATE, LIMIT, ACTIVE, I<keywords> LENGTH, STOP, BANDWIDTH])
=s basicsources
makes RATE packets per second
=d
Packets hold DATA, cut or repeated to LENGTH; RATE is 10 by default, BANDWIDTH gives it in bytes per second instead. LIMIT of them
in all (-1: no limit); STOP then ends the driver. Two packets, or RATE/100, may come at once.
=h count read-only
Packets so far.
=h data read/write
The argument DATA.
=h rate read/write
The argument RATE.
=h limit read/write
The argument LIMIT.
=h active read/write
Whether it does anything; the argument ACTIVE.
=h length read/write
The argument LENGTH.
=h reset write-only
Counts from zero again, so that LIMIT more packets may come.
=e
  RatedSource(RATE 1000, LENGTH 64) -> Queue -> ToDevice(eth0);
=a InfiniteSource, TimedSource
*/
class RatedSource : public Element { public:

    RatedSource() CLICK_COLD;

    const char *class_name() const override { return "RatedSource"; }
    const char *port_count() const override { return PORTS_0_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    bool run_task(Task *) override;
    Packet *pull(int) override;

  private:
    enum { HEADROOM = 60 };

    SourcePacket _packet;
    TokenBucket _tokens;
    int32_t _limit;
    int32_t _count;
    int32_t _length;
    bool _active;
    bool _stop;
    Task _task;
    Timer _timer;
    String _data;

    static unsigned burst(unsigned rate) { return rate < 200 ? 2 : rate / 100; }
    bool finished() const { return _limit >= 0 && _count >= _limit; }
    inline Packet *make_packet();
    void restart();
    enum { h_data, h_rate, h_limit, h_active, h_count, h_length, h_reset };
    static String read_handler(Element *, void *) CLICK_COLD;
    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
