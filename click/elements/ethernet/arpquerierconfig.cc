// -*- c-basic-offset: 4 -*-
/*
 * arpquerierconfig.cc -- ARPQuerier's arguments and handlers
 */
#include <click/config.h>
#include "arpquerier.hh"
#include "arptable.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

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
ELEMENT_PROVIDES(ARPQuerierConfig)
