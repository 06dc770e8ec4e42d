/*
 * stripipheader.{cc,hh} -- removes everything before the transport header
 */
#include <click/config.h>
#include "stripipheader.hh"
CLICK_DECLS

Packet *
StripIPHeader::simple_action(Packet *p)
{
    if (p->has_transport_header() && p->transport_header_offset() > 0)
        p->pull(p->transport_header_offset());
    return p;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(StripIPHeader)
ELEMENT_MT_SAFE(StripIPHeader)
