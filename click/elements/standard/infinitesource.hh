// -*- c-basic-offset: 4 -*-
#ifndef CLICK_INFINITESOURCE_HH
#define CLICK_INFINITESOURCE_HH
#include "sourcetext.hh"
#include <click/element.hh>
#include <click/handlercall.hh>
#include <click/notifier.hh>
#include <click/task.hh>
CLICK_DECLS
class Args;

/*
=c
InfiniteSource([DATA, LIMIT, BURST, ACTIVE, I<keywords> LENGTH, TIMESTAMP, STOP, END_CALL])
=s basicsources
makes packets as fast as they are taken
=d
Packets hold DATA, cut or repeated to LENGTH. LIMIT of them in all (-1: no limit), BURST per run of the task. At the limit STOP
ends the driver, or END_CALL calls a write handler. Stops while the queues behind it are full.
=h count read-only
Packets so far.
=h data read/write
The argument DATA.
=h limit read/write
The argument LIMIT.
=h burst read/write
The argument BURST.
=h active read/write
Whether it does anything; the argument ACTIVE.
=h length read/write
The argument LENGTH.
=h reset write-only
Counts from zero again, so that LIMIT more packets may come.
=e
  InfiniteSource(DATA \<0000 0001>, LIMIT 5, STOP true) -> Print -> Discard;
=a RatedSource, TimedSource
*/
class InfiniteSource : public Element { public:

    InfiniteSource() CLICK_COLD;
    ~InfiniteSource() CLICK_COLD;

    const char *class_name() const override { return "InfiniteSource"; }
    const char *port_count() const override { return PORTS_0_1; }
    const char *flags() const override { return "S1"; }
    void *cast(const char *name) override;

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    void add_handlers() override CLICK_COLD;

    bool run_task(Task *) override;
    Packet *pull(int) override;

  protected:
    typedef int64_t counter_t;

    /** The arguments that every such source has: read, then checked, then taken, so that a wrong one changes nothing. */
    struct Settings {
        counter_t limit = -1;
        int burst = 1;
        bool active = true, timestamp = true, stop = false;
        HandlerCall end_call;
        Args &read(Args &args);         ///< LIMIT, BURST, ACTIVE, behind the positional arguments read so far; TIMESTAMP
        Args &read_end(Args &args);     ///< STOP, END_CALL
        int check(ErrorHandler *errh) const;
    };
    void take(const Settings &);
    /** What configure() returns: a live reconfiguration runs on, so its call is resolved at once. */
    int end_call_ready(ErrorHandler *errh);

    bool finished() const { return _limit >= 0 && _count >= _limit; }

    SourcePacket _packet;
    int _burst;
    counter_t _limit;
    counter_t _count;
    int _length;
    bool _active;
    bool _timestamp;
    bool _stop;
    Task _task;
    NotifierSignal _full_signal;
    ActiveNotifier _empty_note;
    HandlerCall *_end_call;
    String _data;

    // A burst's packets are made in a microsecond or two: so many of them share one reading of the clock.
    enum { time_uses = 32 };
    inline Packet *make_packet(Timestamp &now, int &uses_left);
    void end();
    void wake();
    enum { h_data, h_limit, h_burst, h_active, h_count, h_length, h_reset };
    static String read_handler(Element *, void *) CLICK_COLD;
    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
