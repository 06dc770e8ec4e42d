// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "quicknotequeue.hh"
CLICK_DECLS

Packet *
QuickNoteQueue::pull(int port)
{
    Packet *p = FullNoteQueue::pull(port);
    if (empty())
        fall_asleep();
    return p;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(FullNoteQueue)
EXPORT_ELEMENT(QuickNoteQueue)
