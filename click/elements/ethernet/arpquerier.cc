/*
 * arpquerier.{cc,hh} -- encapsulates IP packets in Ethernet, with addresses found by ARP (RFC 826)
 */
#include <click/config.h>
#include "arpquerier.hh"
#include "arptable.hh"
#include <click/packet_anno.hh>
#include <clicknet/ether.h>
CLICK_DECLS

ARPQuerier::ARPQuerier()
    : _table(0), _shared(0), _own_table(0), _poll_timeout(60 * CLICK_HZ), _broadcast_poll(false), _warned_zero(false),
      _queries(0), _responses(0), _drops(0)
{
}

ARPQuerier::~ARPQuerier()
{
    delete _own_table;
}

void *
ARPQuerier::cast(const char *name)
{
    // another querier's TABLE may name this one
    if (strcmp(name, "ARPTable") == 0) {
        if (!_table && _shared && _shared != this)
            _table = static_cast<ARPTable *>(_shared->cast("ARPTable"));
        return _table;
    }
    return Element::cast(name);
}

void
ARPQuerier::send_query(IPAddress target, const EtherAddress &to, const Packet *cause)
{
    WritablePacket *q = Packet::make(Packet::default_headroom, 0, sizeof(click_ether) + sizeof(click_ether_arp), 0);
    if (!q) {
        click_chatter("%p{element}: cannot make packet!", this);
        return;
    }
    click_ether *e = reinterpret_cast<click_ether *>(q->data());
    memcpy(e->ether_dhost, to.data(), 6);
    memcpy(e->ether_shost, _eth.data(), 6);
    e->ether_type = htons(ETHERTYPE_ARP);
    click_ether_arp *ea = reinterpret_cast<click_ether_arp *>(e + 1);
    ea->ea_hdr.ar_hrd = htons(ARPHRD_ETHER);
    ea->ea_hdr.ar_pro = htons(ETHERTYPE_IP);
    ea->ea_hdr.ar_hln = 6;
    ea->ea_hdr.ar_pln = 4;
    ea->ea_hdr.ar_op = htons(ARPOP_REQUEST);
    memcpy(ea->arp_sha, _eth.data(), 6);
    memcpy(ea->arp_spa, _ip.data(), 4);
    memset(ea->arp_tha, 0, 6);
    memcpy(ea->arp_tpa, target.data(), 4);
    q->set_mac_header(q->data());
    q->set_network_header(q->data() + sizeof(click_ether), sizeof(click_ether_arp));
    q->set_timestamp_anno(cause->timestamp_anno());
    SET_VLAN_TCI_ANNO(q, VLAN_TCI_ANNO(cause));
    ++_queries;
    output(noutputs() - 1).push(q);
}

void
ARPQuerier::handle_ip(Packet *p)
{
    if (!_ip) {
        ++_drops;
        p->kill();
        return;
    }
    WritablePacket *q = p->push_mac_header(sizeof(click_ether));
    if (!q) {
        ++_drops;
        return;
    }
    IPAddress dst = q->dst_ip_anno();
    EtherAddress to;
    click_ether *e = reinterpret_cast<click_ether *>(q->data());
    e->ether_type = htons(ETHERTYPE_IP);

    int r = _table->lookup(dst, to, _poll_timeout);
    if (r == ARPTable::found_poll)
        send_query(dst, _broadcast_poll ? EtherAddress::make_broadcast() : to, q);
    else if (r == ARPTable::unknown) {
        if (dst == IPAddress::make_broadcast() || dst == _broadcast)
            to = EtherAddress::make_broadcast();
        else if (dst.is_multicast()) {
            // RFC 1112 section 6.4: the low 23 bits
            const unsigned char *d = dst.data();
            unsigned char group[6] = { 0x01, 0x00, 0x5E, (unsigned char) (d[1] & 0x7F), d[2], d[3] };
            to = EtherAddress(group);
        } else if (!dst) {
            if (!_warned_zero)
                click_chatter("%s: would query for 0.0.0.0; missing dest IP addr annotation?", declaration().c_str());
            _warned_zero = true;
            ++_drops;
            q->kill();
            return;
        } else {
            r = _table->append_query(dst, q);
            if (r == ARPTable::found_poll)
                send_query(dst, EtherAddress::make_broadcast(), q);
            else if (r == ARPTable::refused)
                q->kill();
            return;
        }
    }
    memcpy(e->ether_dhost, to.data(), 6);
    memcpy(e->ether_shost, _eth.data(), 6);
    output(0).push(q);
}

void
ARPQuerier::handle_reply(Packet *p)
{
    if (p->length() < sizeof(click_ether) + sizeof(click_ether_arp)) {
        p->kill();
        return;
    }
    ++_responses;
    const click_ether *e = reinterpret_cast<const click_ether *>(p->data());
    const click_ether_arp *ea = reinterpret_cast<const click_ether_arp *>(e + 1);
    EtherAddress from(ea->arp_sha);
    IPAddress ip(ea->arp_spa);
    Packet *waiting = 0;
    if (e->ether_type == htons(ETHERTYPE_ARP) && ea->ea_hdr.ar_hrd == htons(ARPHRD_ETHER)
        && ea->ea_hdr.ar_pro == htons(ETHERTYPE_IP) && ea->ea_hdr.ar_op == htons(ARPOP_REPLY) && !from.is_group())
        _table->insert(ip, from, &waiting);
    p->kill();
    while (waiting) {
        // they have room for the header, and its type, already
        Packet *next = waiting->next();
        waiting->set_next(0);
        if (WritablePacket *q = waiting->uniqueify()) {
            click_ether *h = reinterpret_cast<click_ether *>(q->data());
            memcpy(h->ether_dhost, from.data(), 6);
            memcpy(h->ether_shost, _eth.data(), 6);
            output(0).push(q);
        }
        waiting = next;
    }
}

void
ARPQuerier::push(int port, Packet *p)
{
    if (port == 0)
        handle_ip(p);
    else
        handle_reply(p);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(ARPTable)
ELEMENT_REQUIRES(ARPQuerierConfig)
EXPORT_ELEMENT(ARPQuerier)
