// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "hub.hh"
CLICK_DECLS

void
Hub::push(int port, Packet *p)
{
    int n = noutputs(), last = port == n - 1 ? n - 2 : n - 1;
    for (int i = 0; i < last; ++i)
        if (i != port)
            if (Packet *copy = p->clone())
                output(i).push(copy);
    // with one port there is no other: -1
    checked_output_push(last, p);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(Hub)
ELEMENT_MT_SAFE(Hub)
