#ifndef CLICK_HEARTBEAT_HH
#define CLICK_HEARTBEAT_HH
#include <click/element.hh>
#include <click/timer.hh>
CLICK_DECLS

/*
=c
HeartBeat([INTERVAL, TEXT, I<keywords> LIMIT, STOP, ACTIVE])
=s sources
emits TEXT and a number every INTERVAL
=d
INTERVAL is a time (default 1s) between beats, without drift. After LIMIT beats (default: no limit) it stops the driver if STOP is true.
=h interval read/write
=h active read/write
=h beats read-only
=h next read-only
Whether a beat is scheduled.
*/
class HeartBeat : public Element { public:

    HeartBeat() CLICK_COLD;

    const char *class_name() const	{ return "HeartBeat"; }
    const char *port_count() const	{ return PORTS_0_1; }
    const char *processing() const	{ return PUSH; }

    int configure(Vector<String> &, ErrorHandler *) CLICK_COLD;
    int initialize(ErrorHandler *) CLICK_COLD;
    void add_handlers() CLICK_COLD;

    void run_timer(Timer *);

  private:

    Timer _timer;
    Timestamp _interval;
    String _text;
    uint32_t _beats;
    int32_t _limit;
    bool _stop;
    bool _active;

    static String next_handler(Element *, void *) CLICK_COLD;
    static int active_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;

};

CLICK_ENDDECLS
#endif
