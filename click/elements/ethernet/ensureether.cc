/*
 * ensureether.{cc,hh} -- makes sure that IP packets have an Ethernet header
 */
#include <click/config.h>
#include "ensureether.hh"
#include <click/args.hh>
#include <click/etheraddress.hh>
CLICK_DECLS

EnsureEther::EnsureEther()
{
    memset(&_header, 0, sizeof(_header));
}

int
EnsureEther::configure(Vector<String> &conf, ErrorHandler *errh)
{
    static const unsigned char ones[6] = { 1, 1, 1, 1, 1, 1 }, twos[6] = { 2, 2, 2, 2, 2, 2 };
    uint16_t ethertype = ETHERTYPE_IP;
    EtherAddress src(ones), dst(twos);
    if (Args(conf, this, errh)
        .read_p("ETHERTYPE", ethertype)
        .read_p("SRC", src)
        .read_p("DST", dst)
        .complete() < 0)
        return -1;
    _header.ether_type = htons(ethertype);
    memcpy(_header.ether_shost, src.data(), 6);
    memcpy(_header.ether_dhost, dst.data(), 6);
    return 0;
}

// The two types under which IP travels; type points at an Ethernet header's last two bytes.
static bool
is_ip_type(const unsigned char *type)
{
    return (type[0] == 0x08 && type[1] == 0x00) || (type[0] == 0x86 && type[1] == 0xDD);
}

Packet *
EnsureEther::simple_action(Packet *p)
{
    enum { length = sizeof(click_ether) };
    if (!p->has_network_header() || p->network_header_offset() < 0)
        return p;
    int offset = p->network_header_offset();
    if (offset == length && is_ip_type(p->data() + 12))
        return p;
    if (offset == 0 && p->headroom() >= length && is_ip_type(p->data() - 2))
        return p->nonunique_push(length);
    p->pull(offset);
    WritablePacket *q = p->push(length);
    if (q)
        memcpy(q->data(), &_header, length);
    return q;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(EnsureEther)
ELEMENT_MT_SAFE(EnsureEther)
