// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "listenetherswitch.hh"
CLICK_DECLS

void
ListenEtherSwitch::forward(int from, int to, Packet *p)
{
    int listen = noutputs() - 1;
    if (to == from)
        output(listen).push(p);
    else {
        if (Packet *copy = p->clone())
            output(listen).push(copy);
        output(to).push(p);
    }
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(EtherSwitch)
EXPORT_ELEMENT(ListenEtherSwitch)
