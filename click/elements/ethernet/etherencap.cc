/*
 * etherencap.{cc,hh} -- prepends an Ethernet header
 */
#include <click/config.h>
#include "etherencap.hh"
#include <click/args.hh>
#include <click/etheraddress.hh>
CLICK_DECLS

EtherEncap::EtherEncap()
{
    memset(&_header, 0, sizeof(_header));
}

int
EtherEncap::configure(Vector<String> &conf, ErrorHandler *errh)
{
    uint16_t ethertype;
    EtherAddress src, dst;
    if (Args(conf, this, errh)
        .read_mp("ETHERTYPE", ethertype)
        .read_mp("SRC", src)
        .read_mp("DST", dst)
        .complete() < 0)
        return -1;
    _header.ether_type = htons(ethertype);
    memcpy(_header.ether_shost, src.data(), 6);
    memcpy(_header.ether_dhost, dst.data(), 6);
    return 0;
}

Packet *
EtherEncap::simple_action(Packet *p)
{
    WritablePacket *q = p->push_mac_header(sizeof(click_ether));
    if (q)
        memcpy(q->data(), &_header, sizeof(click_ether));
    return q;
}

enum { h_src, h_dst, h_type };

String
EtherEncap::read_handler(Element *e, void *user)
{
    const click_ether &h = static_cast<EtherEncap *>(e)->_header;
    switch ((intptr_t) user) {
    case h_src:
        return EtherAddress(h.ether_shost).unparse();
    case h_dst:
        return EtherAddress(h.ether_dhost).unparse();
    default:
        return String(ntohs(h.ether_type));
    }
}

void
EtherEncap::add_handlers()
{
    add_read_handler("src", read_handler, h_src);
    add_write_handler("src", reconfigure_keyword_handler, "1 SRC");
    add_read_handler("dst", read_handler, h_dst);
    add_write_handler("dst", reconfigure_keyword_handler, "2 DST");
    add_read_handler("ethertype", read_handler, h_type);
    add_write_handler("ethertype", reconfigure_keyword_handler, "0 ETHERTYPE");
    add_read_handler("etht", read_handler, h_type, Handler::f_deprecated);
    add_write_handler("etht", reconfigure_keyword_handler, "0 ETHERTYPE", Handler::f_deprecated);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(EtherEncap)
ELEMENT_MT_SAFE(EtherEncap)
