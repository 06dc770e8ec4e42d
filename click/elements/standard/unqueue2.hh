// -*- c-basic-offset: 4 -*-
#ifndef CLICK_UNQUEUE2_HH
#define CLICK_UNQUEUE2_HH
#include <click/element.hh>
#include <click/notifier.hh>
#include <click/task.hh>
#include "nearbyqueues.hh"
CLICK_DECLS

/*
=c
Unqueue2([BURST, I<keywords> QUEUES, QUIET])
=s shaping
pulls packets and pushes them on while there is room downstream
=d
As Unqueue, up to BURST packets per run of its task (default 1, 0: any number), but no more than the fullest of QUEUES, names of
queues separated by spaces, has room for. Default: the nearest queues downstream. Says that it is deprecated, unless QUIET.
=h packets read-only
Packets pushed so far.
=a Unqueue
*/
class Unqueue2 : public Element { public:

    Unqueue2() CLICK_COLD;

    const char *class_name() const override { return "Unqueue2"; }
    const char *port_count() const override { return PORTS_1_1; }
    const char *processing() const override { return PULL_TO_PUSH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    bool run_task(Task *) override;

  private:
    unsigned _burst;
    uint64_t _packets;
    NearbyQueues _queues;
    Task _task;
    NotifierSignal _signal;

    static String read_handler(Element *, void *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
