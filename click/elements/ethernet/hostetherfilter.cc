/*
 * hostetherfilter.{cc,hh} -- drops Ethernet frames sent to other machines
 */
#include <click/config.h>
#include "hostetherfilter.hh"
#include <click/args.hh>
#include <clicknet/ether.h>
CLICK_DECLS

HostEtherFilter::HostEtherFilter()
    : _drop_own(false), _drop_other(true), _offset(0)
{
}

int
HostEtherFilter::configure(Vector<String> &conf, ErrorHandler *errh)
{
    EtherAddress eth;
    bool drop_own = false, drop_other = true;
    uint32_t offset = 0;
    if (Args(conf, this, errh)
        .read_mp("ETHER", eth)
        .read_p("DROP_OWN", drop_own)
        .read_p("DROP_OTHER", drop_other)
        .read("OFFSET", offset)
        .complete() < 0)
        return -1;
    _eth = eth;
    _drop_own = drop_own;
    _drop_other = drop_other;
    _offset = offset;
    return 0;
}

Packet *
HostEtherFilter::simple_action(Packet *p)
{
    bool drop = p->length() < _offset || p->length() - _offset < sizeof(click_ether);
    if (!drop) {
        const click_ether *e = reinterpret_cast<const click_ether *>(p->data() + _offset);
        if (_drop_own && memcmp(e->ether_shost, _eth.data(), 6) == 0)
            drop = true;
        else if (memcmp(e->ether_dhost, _eth.data(), 6) == 0)
            p->set_packet_type_anno(Packet::HOST);
        else if (EtherAddress::is_broadcast(e->ether_dhost))
            p->set_packet_type_anno(Packet::BROADCAST);
        else if (e->ether_dhost[0] & 1)
            p->set_packet_type_anno(Packet::MULTICAST);
        else {
            p->set_packet_type_anno(Packet::OTHERHOST);
            drop = _drop_other;
        }
    }
    if (!drop)
        return p;
    checked_output_push(1, p);
    return 0;
}

void
HostEtherFilter::add_handlers()
{
    add_data_handlers("ether", Handler::f_read | Handler::f_write, &_eth);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(HostEtherFilter)
ELEMENT_MT_SAFE(HostEtherFilter)
