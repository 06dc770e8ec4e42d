// -*- c-basic-offset: 4 -*-
#ifndef CLICK_ETHERPAUSESOURCE_HH
#define CLICK_ETHERPAUSESOURCE_HH
#include <click/element.hh>
#include <click/timer.hh>
CLICK_DECLS

/*
=c
EtherPauseSource(SRC, PAUSETIME, I<keywords> DST, LIMIT, ACTIVE, INTERVAL)
=s ethernet
makes Ethernet PAUSE frames
=d
They (IEEE 802.3, annex 31B; 64 bytes, the last four zero) ask who hears them not to send for PAUSETIME units of 512 bit times. They
come from SRC and go to DST (default 01-80-C2-00-00-01). When pushing, makes one every INTERVAL (default 1 second), the first after
INTERVAL; when pulled from, one per pull. LIMIT of them in all (default -1: no limit), if ACTIVE (default true).
=h count read-only
Packets so far.
=h limit read/write
The argument LIMIT.
=h active read/write
Clearing it does not stop a push source whose timer runs.
=h src read/write
The argument SRC.
=h dst read/write
The argument DST.
=h pausetime read/write
The argument PAUSETIME.
=h reset_counts write-only
Sets the counts to zero.
*/
class EtherPauseSource : public Element { public:

    EtherPauseSource() CLICK_COLD;

    const char *class_name() const override { return "EtherPauseSource"; }
    const char *port_count() const override { return PORTS_0_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void cleanup(CleanupStage) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    void run_timer(Timer *) override;
    Packet *pull(int) override;

  private:
    Packet *_packet;            // what all are clones of
    int _limit;
    int _count;
    bool _active;
    uint32_t _interval;         // ms
    Timer _timer;

    bool wanted() const { return _limit < 0 || _count < _limit; }
    int change(unsigned offset, const void *bytes, unsigned n);
    static String read_handler(Element *, void *) CLICK_COLD;
    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
    static int write_frame(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
