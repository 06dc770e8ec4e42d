// -*- c-basic-offset: 4 -*-
/*
 * etherswitch.{cc,hh} -- a switch that learns where Ethernet addresses are
 */
#include <click/config.h>
#include "etherswitch.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/straccum.hh>
#include <clicknet/ether.h>
CLICK_DECLS

EtherSwitch::EtherSwitch()
    : _timeout(300)
{
}

int
EtherSwitch::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read("TIMEOUT", SecondsArg(), _timeout).complete();
}

int
EtherSwitch::lookup(const EtherAddress &destination, const Timestamp &now)
{
    if (destination.is_group())
        return -1;
    HashTable<EtherAddress, Place>::iterator it = _table.find(destination);
    if (!it)
        return -1;
    if (now < it.value().seen + Timestamp::make_sec(_timeout))
        return it.value().port;
    _table.erase(it);
    return -1;
}

void
EtherSwitch::forward(int from, int to, Packet *p)
{
    if (to == from)
        p->kill();
    else
        output(to).push(p);
}

void
EtherSwitch::flood(int from, Packet *p)
{
    int last = from == 0 ? 1 : 0;
    for (int i = noutputs() - 1; i > last; --i)
        if (i != from)
            if (Packet *copy = p->clone())
                output(i).push(copy);
    checked_output_push(last, p);
}

void
EtherSwitch::push(int port, Packet *p)
{
    if (p->length() < sizeof(click_ether)) {
        p->kill();
        return;
    }
    const click_ether *e = reinterpret_cast<const click_ether *>(p->data());
    if (_timeout > 0) {
        Place &place = _table[EtherAddress(e->ether_shost)];
        place.port = port;
        place.seen = p->timestamp_anno();
    }
    int to = lookup(EtherAddress(e->ether_dhost), p->timestamp_anno());
    if (to >= 0)
        forward(port, to, p);
    else
        flood(port, p);
}

enum { h_table, h_timeout };

String
EtherSwitch::read_handler(Element *e, void *what)
{
    EtherSwitch *s = static_cast<EtherSwitch *>(e);
    if (reinterpret_cast<intptr_t>(what) == h_timeout)
        return String(s->_timeout);
    StringAccum sa;
    for (HashTable<EtherAddress, Place>::iterator it = s->_table.begin(); it; ++it)
        sa << it.key().unparse() << ' ' << it.value().port << '\n';
    return sa.take_string();
}

int
EtherSwitch::write_handler(const String &text, Element *e, void *, ErrorHandler *errh)
{
    if (!SecondsArg().parse(cp_uncomment(text), static_cast<EtherSwitch *>(e)->_timeout))
        return errh->error("expected timeout (integer)");
    return 0;
}

void
EtherSwitch::add_handlers()
{
    add_read_handler("table", read_handler, h_table);
    add_read_handler("timeout", read_handler, h_timeout);
    add_write_handler("timeout", write_handler, h_timeout);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(EtherSwitch)
