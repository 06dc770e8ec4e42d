// -*- c-basic-offset: 4 -*-
// QueueDropper: what elements have in common that drop packets by the average length of queues nearby.
#ifndef CLICK_QUEUEDROPPER_HH
#define CLICK_QUEUEDROPPER_HH
#include <click/element.hh>
#include <click/ewma.hh>
#include "../standard/nearbyqueues.hh"
CLICK_DECLS

/** push() and pull() are the subclass's: they ask for each packet whether it is to be dropped, which shall be no virtual call. */
class QueueDropper : public Element { public:

    const char *port_count() const override { return PORTS_1_1X2; }
    const char *processing() const override { return PROCESSING_A_AH; }

    int initialize(ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    /** drops, avg_queue_size, stats, queues, config. */
    void add_handlers() override CLICK_COLD;

  protected:
    typedef DirectEWMAX<StabilityEWMAXParameters<10> > Average;

    NearbyQueues _queues;
    Average _average;           // of their length

    QueueDropper() : _drops(0) {}

    void drop(Packet *p) {
        ++_drops;
        checked_output_push(1, p);
    }
    /** The arguments in force, QUEUES as they were found. */
    virtual String unparse_config() const = 0;

  private:
    int _drops;

    String unparse_stats() const CLICK_COLD;
    static String read_handler(Element *, void *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
