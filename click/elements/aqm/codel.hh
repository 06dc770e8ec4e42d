// -*- c-basic-offset: 4 -*-
#ifndef CLICK_CODEL_HH
#define CLICK_CODEL_HH
#include <click/element.hh>
#include "../standard/nearbyqueues.hh"
CLICK_DECLS

/*
=c
CoDel([TARGET, INTERVAL, I<keywords> QUEUES])
=s aqm
drops packets that were queued too long
=d
Pulls packets; when all of the last INTERVAL (default 100 ms) had been queued for at least TARGET (default 5 ms), drops some, the more
the longer that lasts: INTERVAL divided by the square root of the number of drops apart. The time in the queue begins with the
first-timestamp annotation, so put C<SetTimestamp(FIRST true)> in front of the queue; packets without it are never dropped. QUEUES
(default: the nearest queues upstream) are for the statistics. After Nichols and Jacobson, "Controlling Queue Delay", ACM Queue
10(5), 2012.
=h codel_target read/write
The argument TARGET, with unit s.
=h codel_interval read/write
Reads as empty text.
=h drops read-only
Packets dropped so far.
=h stats read-only
Lines with the current queue length and the number of drops.
=h queues read-only
The names of the queues, one on each line.
=h config read/write
The arguments, as far as they can be told.
=e
  FromDevice(eth0) -> SetTimestamp(FIRST true) -> Queue -> CoDel(5ms, 100ms) -> ToDevice(eth1);
=n
Times without unit are seconds.
=a RED, SetTimestamp
*/
class CoDel : public Element { public:

    CoDel() CLICK_COLD;

    const char *class_name() const override { return "CoDel"; }
    const char *port_count() const override { return PORTS_1_1; }
    const char *processing() const override { return PULL; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    void add_handlers() override CLICK_COLD;

    Packet *pull(int port) override;

  private:
    NearbyQueues _queues;
    Timestamp _target;
    Timestamp _interval;
    Timestamp _deadline;        // from then on the delay has been too long; 0: it is not
    Timestamp _next_drop;
    uint32_t _count;            // drops since dropping began
    bool _dropping;
    int _drops;

    Packet *take(const Timestamp &now, bool &may_drop);
    void drop(Packet *p);
    Timestamp spacing() const;
    static String read_handler(Element *, void *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
