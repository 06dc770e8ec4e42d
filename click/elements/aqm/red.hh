// -*- c-basic-offset: 4 -*-
#ifndef CLICK_RED_HH
#define CLICK_RED_HH
#include "queuedropper.hh"
CLICK_DECLS

/*
=c
RED(MIN_THRESH, MAX_THRESH, MAX_P, I<keywords> QUEUES, STABILITY, GENTLE)
=s aqm
drops packets by Random Early Detection
=d
Watches how many packets QUEUES hold (names separated by spaces; default: the nearest queues, downstream when pushing, upstream when
pulling), on average: a new length counts 2^-STABILITY (0 to 16, default 4). Up to MIN_THRESH nothing is dropped; from there to
MAX_THRESH the drop probability rises to MAX_P; if GENTLE (the default), it rises on to 1 at twice MAX_THRESH; above, all is dropped.
Drops are spaced evenly. A second output gets the dropped packets. After Floyd and Jacobson, "Random Early Detection Gateways for
Congestion Avoidance", IEEE/ACM Transactions on Networking 1(4), 1993, and Floyd's "gentle" variant.
=h min_thresh read/write
The argument MIN_THRESH.
=h max_thresh read/write
The argument MAX_THRESH.
=h max_p read/write
The argument MAX_P.
=h avg_queue_size read-only
The average queue length that the drop probability is computed from.
=h drops read-only
Packets dropped so far.
=h queues read-only
The names of the queues, one on each line.
=h stats read-only
Lines with the current and the average queue length, and the number of drops.
=h config read/write
The arguments.
=e
  FromDevice(eth0) -> RED(20, 100, 0.02) -> Queue(200) -> ToDevice(eth1);
=n
QUEUES and the average survive reconfiguration.
=a AdaptiveRED, CoDel, Queue
*/
class RED : public QueueDropper { public:

    RED() CLICK_COLD;

    const char *class_name() const override { return "RED"; }
    void *cast(const char *name) override;

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    void take_state(Element *, ErrorHandler *) override;
    void add_handlers() override CLICK_COLD;

    void push(int port, Packet *) override;
    Packet *pull(int port) override;

  protected:
    static const uint32_t ONE = 1 << 16;        // probability 1
    struct Limits {
        unsigned min_thresh;
        unsigned max_thresh;
        uint32_t max_p;         // of ONE
        unsigned stability;
        bool gentle;
    };
    Limits _limits;

    /** Checks and takes them; nothing changes if they are wrong. */
    int set_limits(const Limits &limits, const String &queues, ErrorHandler *errh) CLICK_COLD;
    void set_max_p(uint32_t max_p);
    /** What thresholds are compared with. */
    unsigned average() const { return _limits.stability ? _average.unscaled_average() : _queues.size(); }

  private:
    // _average stays 0 when STABILITY is 0
    unsigned _limit;            // above it all is dropped
    uint32_t _slope;            // of the probability, per packet, up to MAX_THRESH
    uint32_t _gentle_slope;     // and above
    int _since;                 // packets since the last drop; -1: no random drops just now
    uint32_t _random;           // 0 to ONE - 1; what _since times the probability must exceed
    bool _idle;                 // the queues were empty when the last packet came,
    unsigned _idle_jiffies;     // which was then

    void measure();
    bool should_drop();
    int64_t probability() const;
    String unparse_config() const override CLICK_COLD;
};

CLICK_ENDDECLS
#endif
