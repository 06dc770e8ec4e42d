// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "striptonet.hh"
CLICK_DECLS

Packet *
StripToNetworkHeader::simple_action(Packet *p)
{
    if (!p->has_network_header())
        return p;
    int offset = p->network_header_offset();
    if (offset > 0)
        p->pull(offset);
    else if (offset < 0)
        p = p->nonunique_push(-offset);
    return p;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(StripToNetworkHeader)
ELEMENT_MT_SAFE(StripToNetworkHeader)
