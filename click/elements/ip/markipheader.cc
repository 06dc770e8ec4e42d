/*
 * markipheader.{cc,hh} -- sets the IP header annotation
 */
#include <click/config.h>
#include "markipheader.hh"
#include <click/args.hh>
#include <clicknet/ip.h>
CLICK_DECLS

int
MarkIPHeader::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_p("OFFSET", _offset).complete();
}

Packet *
MarkIPHeader::simple_action(Packet *p)
{
    // the length nibble has to be inside the packet; the header itself may be cut short
    if (_offset < p->length()) {
        const click_ip *ip = reinterpret_cast<const click_ip *>(p->data() + _offset);
        uint32_t hlen = ip->ip_hl << 2, room = p->end_buffer() - p->data() - _offset;
        p->set_ip_header(ip, hlen < room ? hlen : room);
    }
    return p;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(MarkIPHeader)
ELEMENT_MT_SAFE(MarkIPHeader)
