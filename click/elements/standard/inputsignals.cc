// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "inputsignals.hh"
#include <click/element.hh>
#include <click/error.hh>
CLICK_DECLS

int
InputSignals::initialize(Element *e, ErrorHandler *errh)
{
    _signals = new NotifierSignal[e->ninputs()];
    if (!_signals)
        return errh->error("out of memory");
    for (int i = 0; i < e->ninputs(); ++i)
        _signals[i] = Notifier::upstream_empty_signal(e, i);
    return 0;
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(InputSignals)
