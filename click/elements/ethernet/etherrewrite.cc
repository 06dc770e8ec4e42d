// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "etherrewrite.hh"
#include <click/args.hh>
#include <clicknet/ether.h>
CLICK_DECLS

int
EtherRewrite::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_mp("SRC", _src).read_mp("DST", _dst).complete();
}

Packet *
EtherRewrite::simple_action(Packet *p)
{
    if (!p->has_mac_header() || p->mac_length() < 12)
        return p;
    WritablePacket *q = p->uniqueify();
    if (q) {
        memcpy(q->ether_header()->ether_dhost, _dst.data(), 6);
        memcpy(q->ether_header()->ether_shost, _src.data(), 6);
    }
    return q;
}

void
EtherRewrite::add_handlers()
{
    add_data_handlers("src", Handler::OP_READ | Handler::CALM, &_src);
    add_write_handler("src", reconfigure_keyword_handler, "0 SRC");
    add_data_handlers("dst", Handler::OP_READ | Handler::CALM, &_dst);
    add_write_handler("dst", reconfigure_keyword_handler, "1 DST");
}

CLICK_ENDDECLS
EXPORT_ELEMENT(EtherRewrite)
ELEMENT_MT_SAFE(EtherRewrite)
