// -*- c-basic-offset: 4 -*-
#ifndef CLICK_QUICKNOTEQUEUE_HH
#define CLICK_QUICKNOTEQUEUE_HH
#include "fullnotequeue.hh"
CLICK_DECLS

/*
=c
QuickNoteQueue([CAPACITY])
=s storage
stores packets in a FIFO queue, and says at once when it is empty
=d
Like Queue, but pullers sleep as soon as a pull leaves or finds nothing, not after several pulls in vain.
=a Queue
*/
class QuickNoteQueue : public FullNoteQueue { public:

    const char *class_name() const override { return "QuickNoteQueue"; }

    Packet *pull(int port) override;
};

CLICK_ENDDECLS
#endif
