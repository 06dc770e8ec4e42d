// -*- c-basic-offset: 4 -*-
#ifndef CLICK_PI_HH
#define CLICK_PI_HH
#include "queuedropper.hh"
#include <click/timer.hh>
CLICK_DECLS

/*
=c
PI(W, A, B, TARGET, [QUEUES], I<keywords> QREF, STABILITY)
=s aqm
drops packets as a proportional-integral controller says
=d
Keeps queues near TARGET packets (the keyword QREF, the usual name, says the same). Every W (a time; a number without a unit is in
seconds) it looks at q, the number of packets that QUEUES hold (names separated by spaces; default: the nearest queues, downstream when
pushing, upstream when pulling), and adds A * (q - TARGET) - B * (q_old - TARGET) to the drop probability, which stays between 0 and 1;
q_old is the number before. A must be at least B. With STABILITY (0, the default, to 16) q is an average in which a new number counts
2^-STABILITY. Packets are dropped at random with that probability; a second output gets the dropped packets. After Hollot, Misra,
Towsley and Gong, "On Designing Improved Controllers for AQM Routers Supporting TCP Flows", Proc. IEEE INFOCOM 2001, whose example is
C<PI(0.00588, 0.00001822, 0.00001816, 200)>.
=h w read/write
The argument W.
=h a read/write
The argument A.
=h b read/write
The argument B.
=h drops read-only
Packets dropped so far.
=h avg_queue_size read-only
The queue length q of the last look.
=h queues read-only
The names of the queues, one on each line.
=h stats read-only
Lines with the current and the average queue length, and the number of drops.
=h config read/write
The arguments.
=n
QUEUES, the probability and q survive reconfiguration.
=a RED, CoDel, Queue
*/
class PI : public QueueDropper { public:

    PI() CLICK_COLD;

    const char *class_name() const override { return "PI"; }
    void *cast(const char *name) override;

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void take_state(Element *, ErrorHandler *) override;
    void add_handlers() override CLICK_COLD;

    void push(int port, Packet *) override;
    Packet *pull(int port) override;
    void run_timer(Timer *) override;

  private:
    Timer _timer;
    Timestamp _interval;        // W
    double _a;
    double _b;
    unsigned _target;
    unsigned _stability;
    double _old_error;          // q (_average) - TARGET at the last look
    double _probability;
    uint32_t _threshold;        // a packet whose random number is below is dropped

    bool should_drop() const;
    String unparse_config() const override CLICK_COLD;
};

CLICK_ENDDECLS
#endif
