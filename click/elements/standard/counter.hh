// -*- c-basic-offset: 4 -*-
#ifndef CLICK_COUNTER_HH
#define CLICK_COUNTER_HH
#include <click/element.hh>
#include <click/ewma.hh>
CLICK_DECLS
class HandlerCall;

/*
=c
Counter([I<keywords> COUNT_CALL, BYTE_COUNT_CALL])
=s counters
counts packets and bytes
=d
COUNT_CALL `N HANDLER [VALUE]' calls a write handler when the N-th packet comes; BYTE_COUNT_CALL when N bytes have come.
=h count read-only
Packets so far.
=h byte_count read-only
Bytes so far.
=h rate read-only
Packets per second, an exponentially weighted moving average.
=h byte_rate read-only
Bytes per second, averaged in the same way.
=h bit_rate read-only
Bits per second, averaged in the same way.
=h reset_counts write-only
Sets the counts to zero.
=h reset write-only
Sets the counts to zero.
=h count_call read/write
The argument COUNT_CALL.
=h byte_count_call write-only
The argument BYTE_COUNT_CALL.
=e
  FromDevice(eth0) -> c :: Counter(COUNT_CALL 1000 stop) -> Discard;
*/
class Counter : public Element { public:

    Counter() CLICK_COLD;
    ~Counter() CLICK_COLD;

    const char *class_name() const override { return "Counter"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    void push(int, Packet *) override;
    Packet *pull(int) override;

    void reset();

  private:
    typedef RateEWMAX<RateEWMAXParameters<4, 10, uint64_t, int64_t> > rate_type;
    typedef RateEWMAX<RateEWMAXParameters<4, 4, uint64_t, int64_t> > byte_rate_type;

    /** A handler to call once, when a count reaches `at`. */
    struct Trigger {
        uint64_t at;
        HandlerCall *call;
        bool armed;
    };

    uint64_t _count;
    uint64_t _byte_count;
    rate_type _rate;
    byte_rate_type _byte_rate;
    bool _watching;                         // some trigger is armed
    Trigger _count_trigger;
    Trigger _byte_trigger;

    inline void add(Packet *p);
    void fire();
    void watch() { _watching = _count_trigger.armed || _byte_trigger.armed; }
    int read_trigger(const char *keyword, const String &text, Trigger &, ErrorHandler *);

    enum { h_count, h_byte_count, h_rate, h_bit_rate, h_byte_rate, h_count_call, h_byte_count_call, h_reset };
    static String read_handler(Element *, void *) CLICK_COLD;
    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
