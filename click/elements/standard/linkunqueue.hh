// -*- c-basic-offset: 4 -*-
#ifndef CLICK_LINKUNQUEUE_HH
#define CLICK_LINKUNQUEUE_HH
#include <click/element.hh>
#include <click/notifier.hh>
#include <click/task.hh>
#include <click/timer.hh>
CLICK_DECLS

/*
=c
LinkUnqueue(LATENCY, BANDWIDTH)
=s shaping
pulls packets, and pushes them as if they came out of a serial line
=d
A packet takes its length (with the EXTRA_LENGTH annotation) divided by BANDWIDTH, in whole microseconds, to enter the line, and leaves
it LATENCY after it has entered. BANDWIDTH is at least 100 bytes per second, and a multiple of that. The next packet is pulled when
the last one has entered. Packets' timestamps become the time that they leave at.
=h latency read/write
The argument LATENCY.
=h bandwidth read/write
In bytes per second.
=h size read-only
Packets on the line.
=h reset write-only
Drops the packets on the line, as writing C<latency> or C<bandwidth> does.
=a DelayUnqueue, BandwidthRatedUnqueue
*/
class LinkUnqueue : public Element { public:

    LinkUnqueue() CLICK_COLD;

    const char *class_name() const override { return "LinkUnqueue"; }
    const char *port_count() const override { return PORTS_1_1; }
    const char *processing() const override { return PULL_TO_PUSH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void cleanup(CleanupStage) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    bool run_task(Task *) override;

  private:
    Packet *_head;              // on the line, linked by next(), the first to leave first
    Packet *_tail;
    int _size;
    Timestamp _entered;         // when the last packet had entered the line
    bool _busy;                 // the next packet follows the last one at once
    Timestamp _latency;
    uint32_t _bandwidth;        // bytes/s
    Task _task;
    Timer _timer;
    NotifierSignal _signal;

    void clear();
    bool deliver(const Timestamp &now);
    bool fill(const Timestamp &now);
    static String read_handler(Element *, void *) CLICK_COLD;
    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
