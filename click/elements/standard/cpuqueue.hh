// -*- c-basic-offset: 4 -*-
#ifndef CLICK_CPUQUEUE_HH
#define CLICK_CPUQUEUE_HH
#include <click/element.hh>
#include <click/standard/storage.hh>
CLICK_DECLS

/*
=c
CPUQueue([CAPACITY])
=s storage
stores packets in one FIFO queue for each thread
=d
A packet goes to the queue of the thread that pushes it; if that holds CAPACITY (default 128) packets, it is dropped. Pulls, at any
output, take from the queues in turn. Tells nobody whether there are packets.
=h capacity read-only
The argument CAPACITY.
=h drops read-only
Packets dropped so far.
=a Queue, CPUSwitch
*/
class CPUQueue : public Element { public:

    CPUQueue() CLICK_COLD;

    const char *class_name() const override { return "CPUQueue"; }
    const char *port_count() const override { return "1/1-"; }
    const char *processing() const override { return PUSH_TO_PULL; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void cleanup(CleanupStage) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    void push(int, Packet *) override;
    Packet *pull(int) override;

  private:
    enum { MAX_CPUS = 256 };
    struct Fifo : public Storage {      // written by one thread; pullers are one at a time
        Packet **ring = 0;
        unsigned drops = 0;
    };
    Fifo *_queues;
    int _nqueues;
    int _last;                  // the queue that was served last
    unsigned _capacity;

    static String read_handler(Element *, void *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
