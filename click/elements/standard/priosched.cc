// -*- c-basic-offset: 4 -*-
/*
 * priosched.{cc,hh} -- pulls from the first input that has a packet
 */
#include <click/config.h>
#include "priosched.hh"
#include <click/error.hh>
CLICK_DECLS

PrioSched::PrioSched()
    : _signals(0)
{
}

PrioSched::~PrioSched()
{
    delete[] _signals;
}

int
PrioSched::initialize(ErrorHandler *errh)
{
    _signals = new NotifierSignal[ninputs()];
    if (!_signals)
        return errh->error("out of memory");
    for (int i = 0; i < ninputs(); ++i)
        _signals[i] = Notifier::upstream_empty_signal(this, i);
    return 0;
}

void
PrioSched::cleanup(CleanupStage)
{
    delete[] _signals;
    _signals = 0;
}

Packet *
PrioSched::pull(int)
{
    for (int i = 0; i < ninputs(); ++i)
        if (_signals[i])
            if (Packet *p = input(i).pull())
                return p;
    return 0;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(PrioSched)
ELEMENT_MT_SAFE(PrioSched)
