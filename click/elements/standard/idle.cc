// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "idle.hh"
CLICK_DECLS

void *
Idle::cast(const char *name)
{
    if (strcmp(name, Notifier::EMPTY_NOTIFIER) == 0)
        return &_empty;
    return Element::cast(name);
}

void
Idle::push(int, Packet *p)
{
    p->kill();
}

CLICK_ENDDECLS
EXPORT_ELEMENT(Idle)
ELEMENT_MT_SAFE(Idle)
