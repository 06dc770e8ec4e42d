/*
 * unstripipheader.{cc,hh} -- brings a stripped IP header back
 */
#include <click/config.h>
#include "unstripipheader.hh"
CLICK_DECLS

Packet *
UnstripIPHeader::simple_action(Packet *p)
{
    if (p->has_network_header() && p->network_header_offset() < 0)
        return p->nonunique_push(-p->network_header_offset());
    return p;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(UnstripIPHeader)
ELEMENT_MT_SAFE(UnstripIPHeader)
