// -*- c-basic-offset: 4 -*-
/*
 * strideswitch.{cc,hh} -- sends packets to its outputs in proportion to their tickets
 */
#include <click/config.h>
#include "strideswitch.hh"
#include <click/error.hh>
CLICK_DECLS

int
StrideSwitch::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return _list.configure(conf, noutputs(), "output", errh);
}

void
StrideSwitch::push(int, Packet *p)
{
    // put back first: the push may come back here
    int i = _list.take();
    if (i >= 0)
        _list.put(i);
    checked_output_push(i, p);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(StrideList)
EXPORT_ELEMENT(StrideSwitch)
