// -*- c-basic-offset: 4 -*-
/*
 * arptablehandlers.cc -- ARPTable's handlers
 */
#include <click/config.h>
#include "arptable.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

String
ARPTable::unparse() const
{
    StringAccum sa;
    click_jiffies_t now = click_jiffies();
    for (const Entry *e = _oldest; e; e = e->newer)
        sa << e->ip << ' ' << (e->known && !expired(e, now) ? '1' : '0') << ' ' << e->eth << ' '
           << Timestamp::make_jiffies((click_jiffies_t) (now - e->updated)).unparse() << '\n';
    return sa.take_string();
}

String
ARPTable::read_handler(Element *e, void *)
{
    return static_cast<ARPTable *>(e)->unparse();
}

int
ARPTable::write_handler(const String &str, Element *e, void *user, ErrorHandler *errh)
{
    ARPTable *t = static_cast<ARPTable *>(e);
    IPAddress ip;
    EtherAddress eth;
    switch ((intptr_t) user) {
    case h_insert:
        if (Args(t, errh).push_back_words(str).read_mp("IP", ip).read_mp("ETH", eth).complete() < 0)
            return -1;
        return t->insert(ip, eth);
    case h_delete:
        if (Args(t, errh).push_back_words(str).read_mp("IP", ip).complete() < 0)
            return -1;
        t->erase(ip);
        return 0;
    default:
        t->clear();
        return 0;
    }
}

void
ARPTable::add_handlers()
{
    add_read_handler("table", read_handler, h_table);
    add_data_handlers("drops", Handler::f_read, &_drops);
    add_data_handlers("count", Handler::f_read, &_count);
    add_data_handlers("length", Handler::f_read, &_length);
    add_write_handler("insert", write_handler, h_insert);
    add_write_handler("delete", write_handler, h_delete);
    add_write_handler("clear", write_handler, h_clear, Handler::f_button);
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(ARPTableHandlers)
