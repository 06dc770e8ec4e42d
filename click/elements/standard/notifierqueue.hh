// -*- c-basic-offset: 4 -*-
// NotifierQueue: SimpleQueue that tells pullers when it is empty.
#ifndef CLICK_NOTIFIERQUEUE_HH
#define CLICK_NOTIFIERQUEUE_HH
#include "simplequeue.hh"
#include <click/notifier.hh>
CLICK_DECLS

/*
=c
NotifierQueue([CAPACITY])
=s storage
stores packets in a FIFO queue, and tells pullers when it is empty
=d
A SimpleQueue with a signal: elements that pull sleep when it has been empty for some pulls, and wake when a packet comes.
There is no signal for a full queue.
=a Queue, SimpleQueue
*/
class NotifierQueue : public SimpleQueue { public:

    NotifierQueue() CLICK_COLD;

    const char *class_name() const override { return "NotifierQueue"; }
    void *cast(const char *name) override;
    int initialize(ErrorHandler *) override CLICK_COLD;

    void push(int port, Packet *) override;
    Packet *pull(int port) override;

  protected:
    // Pulls that failed in a row. Falling asleep at once would cost a wake-up for every packet of a slow stream.
    enum { SLEEPINESS_TRIGGER = 9 };
    int _sleepiness;
    ActiveNotifier _empty_note;

    /** The queue was seen to be empty: let pullers sleep. */
    void fall_asleep();

    friend class MixedQueue;
    friend class TokenQueue;
    friend class InOrderQueue;
    friend class ECNQueue;
};

CLICK_ENDDECLS
#endif
