/*
 * arpquerier.{cc,hh} -- encapsulates IP packets in Ethernet, with addresses found by ARP (RFC 826)
 */
#include <click/config.h>
#include "arpquerier.hh"
#include "arptable.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
#include <click/straccum.hh>
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

int
ARPQuerier::parse(Vector<String> &conf, bool live, ErrorHandler *errh)
{
    Vector<String> own_conf;
    String capacity, entry_capacity, entry_packets, slim, timeout;
    Element *shared = 0;
    IPAddress ip, mask, broadcast;
    EtherAddress eth;
    bool broadcast_poll = _broadcast_poll, has_broadcast = false;
    Timestamp poll = Timestamp::make_jiffies((click_jiffies_t) _poll_timeout);
    if (Args(this, errh).bind(conf)
        .read("TABLE", shared)
        .read("CAPACITY", AnyArg(), capacity)
        .read("ENTRY_CAPACITY", AnyArg(), entry_capacity)
        .read("ENTRY_PACKET_CAPACITY", AnyArg(), entry_packets)
        .read("CAPACITY_SLIM_FACTOR", AnyArg(), slim)
        .read("TIMEOUT", AnyArg(), timeout)
        .read("POLL_TIMEOUT", poll)
        .read("BROADCAST", broadcast).read_status(has_broadcast)
        .read("BROADCAST_POLL", broadcast_poll)
        .consume() < 0)
        return -1;
    if (conf.size() == 1)
        conf.push_back(conf[0]);        // a name with both kinds of address
    if (Args(conf, this, errh)
        .read_mp("IP", IPPrefixArg(true), ip, mask)
        .read_mp("ETH", eth)
        .complete() < 0)
        return -1;
    if (!has_broadcast)
        broadcast = ~mask ? IPAddress(ip | ~mask) : IPAddress::make_broadcast();
    if (shared && !shared->cast("ARPTable") && !shared->cast("ARPQuerier"))
        return errh->error("TABLE: element type mismatch, expected ARPTable");

    if (!live)
        _shared = shared;
    if (!_shared) {
        static const char * const keywords[] = {
            "CAPACITY ", "ENTRY_CAPACITY ", "ENTRY_PACKET_CAPACITY ", "CAPACITY_SLIM_FACTOR ", "TIMEOUT "
        };
        const String *values[] = { &capacity, &entry_capacity, &entry_packets, &slim, &timeout };
        for (int i = 0; i != 5; ++i)
            if (*values[i])
                own_conf.push_back(keywords[i] + *values[i]);
        if (!_own_table) {
            _own_table = new ARPTable;
            _own_table->attach_router(router(), -1);
        }
        if (_own_table->configure(own_conf, errh) < 0)
            return -1;
        if (live && (ip != _ip || eth != _eth))
            _own_table->clear();
        _table = _own_table;
    }
    _ip = ip;
    _eth = eth;
    _broadcast = broadcast;
    _broadcast_poll = broadcast_poll;
    _poll_timeout = (uint32_t) poll.sec() >= 4294967U ? 0 : (uint32_t) poll.jiffies();
    return 0;
}

int
ARPQuerier::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return parse(conf, false, errh);
}

int
ARPQuerier::live_reconfigure(Vector<String> &conf, ErrorHandler *errh)
{
    return parse(conf, true, errh);
}

int
ARPQuerier::initialize(ErrorHandler *errh)
{
    if (_own_table)
        return _own_table->initialize(errh);
    if (!cast("ARPTable"))
        return errh->error("TABLE: element type mismatch, expected ARPTable");
    return 0;
}

void
ARPQuerier::take_state(Element *old, ErrorHandler *errh)
{
    ARPQuerier *q = static_cast<ARPQuerier *>(old->cast("ARPQuerier"));
    if (!q || q->_ip != _ip || q->_eth != _eth || q->_broadcast != _broadcast)
        return;
    if (_own_table && q->_own_table)
        _own_table->take_state(q->_own_table, errh);
    _queries = q->_queries;
    _responses = q->_responses;
    _drops = q->_drops;
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

enum { h_table, h_stats, h_count, h_length };

String
ARPQuerier::read_handler(Element *element, void *user)
{
    ARPQuerier *q = static_cast<ARPQuerier *>(element);
    switch ((intptr_t) user) {
    case h_table:
        return q->_table->unparse();
    case h_count:
        return String(q->_table->count());
    case h_length:
        return String(q->_table->length());
    default: {
        StringAccum sa;
        sa << (q->_drops + q->_table->drops()) << " packets killed\n" << q->_queries << " ARP queries sent\n";
        return sa.take_string();
    }
    }
}

int
ARPQuerier::write_handler(const String &str, Element *element, void *user, ErrorHandler *errh)
{
    ARPQuerier *q = static_cast<ARPQuerier *>(element);
    if ((intptr_t) user == ARPTable::h_clear)
        q->_queries = q->_responses = q->_drops = 0;
    return ARPTable::write_handler(str, q->_table, user, errh);
}

void
ARPQuerier::add_handlers()
{
    add_read_handler("table", read_handler, h_table);
    add_read_handler("stats", read_handler, h_stats);
    add_read_handler("count", read_handler, h_count);
    add_read_handler("length", read_handler, h_length);
    add_data_handlers("queries", Handler::f_read, &_queries);
    add_data_handlers("responses", Handler::f_read, &_responses);
    add_data_handlers("drops", Handler::f_read, &_drops);
    add_data_handlers("ipaddr", Handler::f_read | Handler::f_write, &_ip);
    add_data_handlers("broadcast", Handler::f_read | Handler::f_write, &_broadcast);
    add_write_handler("insert", write_handler, ARPTable::h_insert);
    add_write_handler("delete", write_handler, ARPTable::h_delete);
    add_write_handler("clear", write_handler, ARPTable::h_clear, Handler::f_button);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(ARPTable)
EXPORT_ELEMENT(ARPQuerier)
