// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "markmacheader.hh"
#include <click/args.hh>
CLICK_DECLS

int
MarkMACHeader::configure(Vector<String> &conf, ErrorHandler *errh)
{
    uint32_t offset = 0, length = 0;
    if (Args(conf, this, errh).read_p("OFFSET", offset).read_p("LENGTH", length).complete() < 0)
        return -1;
    _offset = offset;
    _length = length;
    return 0;
}

Packet *
MarkMACHeader::simple_action(Packet *p)
{
    if (static_cast<uint64_t>(_offset) + _length > static_cast<uint64_t>(p->end_buffer() - p->data()))
        return p;
    if (_length)
        p->set_mac_header(p->data() + _offset, _length);
    else
        p->set_mac_header(p->data() + _offset);
    return p;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(MarkMACHeader)
ELEMENT_MT_SAFE(MarkMACHeader)
