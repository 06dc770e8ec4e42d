// -*- c-basic-offset: 4 -*-
/*
 * stridelist.{cc,hh} -- whose turn it is in stride scheduling
 */
#include <click/config.h>
#include "stridelist.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

static int
limited(int tickets, const char *kind, int port, ErrorHandler *errh)
{
    if (tickets <= StrideList::MAX_TICKETS)
        return tickets;
    errh->warning("%s %d%,s tickets reduced to %d", kind, port, StrideList::MAX_TICKETS);
    return StrideList::MAX_TICKETS;
}

int
StrideList::configure(const Vector<String> &conf, int n, const char *kind, ErrorHandler *errh)
{
    if (conf.size() != n)
        return errh->error("need %d arguments, one per %s port", n, kind);
    Vector<int> tickets;
    bool ok = true;
    for (int i = 0; i < n; ++i) {
        int t = 0;
        if (!IntArg().parse(conf[i], t))
            ok = errh->error("argument %d should be number of tickets (integer)", i) >= 0;
        else if (t < 0)
            ok = errh->error("argument %d (number of tickets) must be >= 0", i) >= 0;
        tickets.push_back(limited(t, "input", i, errh));
    }
    if (!ok)
        return -1;
    if (_clients.empty())
        _clients.assign(n, Client());
    // Equal passes: what is put last comes first, so ports begin in order.
    for (int i = n - 1; i >= 0; --i)
        set_tickets(i, tickets[i]);
    return 0;
}

int
StrideList::take()
{
    int i = _first;
    if (i >= 0) {
        _first = _clients[i].next;
        _clients[i].pass += _clients[i].stride;
    }
    return i;
}

void
StrideList::put(int i)
{
    Client &c = _clients[i];
    c.member = c.tickets > 0;   // a handler may have changed that since it was taken
    if (!c.member)
        return;
    int *link = &_first;
    while (*link >= 0 && static_cast<int>(_clients[*link].pass - c.pass) < 0)
        link = &_clients[*link].next;
    c.next = *link;
    *link = i;
}

void
StrideList::chain(int &head, int &tail, int i)
{
    _clients[i].next = -1;
    if (tail >= 0)
        _clients[tail].next = i;
    else
        head = i;
    tail = i;
}

void
StrideList::put_chain(int head)
{
    while (head >= 0) {
        int next = _clients[head].next;
        put(head);
        head = next;
    }
}

void
StrideList::remove(int i)
{
    for (int *link = &_first; *link >= 0; link = &_clients[*link].next)
        if (*link == i) {
            *link = _clients[i].next;
            _clients[i].member = false;
            return;
        }
}

void
StrideList::set_tickets(int i, int tickets)
{
    Client &c = _clients[i];
    c.tickets = tickets;
    c.stride = tickets ? STRIDE1 / tickets : 0;
    if (tickets == 0)
        remove(i);
    else if (!c.member) {
        // At the very beginning everyone starts from 0.
        bool begun = false;
        for (const Client &other : _clients)
            begun = begun || (other.member && other.pass != other.stride);
        c.pass = (begun && _first >= 0 ? _clients[_first].pass : 0) + c.stride;
        put(i);
    }
}

String
StrideList::unparse() const
{
    StringAccum sa;
    for (int i = 0; i < size(); ++i)
        sa << (i ? ", " : "") << tickets(i);
    return sa.take_string();
}

int
StrideList::write_tickets(int i, const String &text, ErrorHandler *errh)
{
    int tickets = 0;
    if (!IntArg().parse(cp_uncomment(text), tickets))
        return errh->error("tickets value must be integer");
    if (tickets < 0)
        return errh->error("number of tickets must be >= 0");
    set_tickets(i, limited(tickets, "port", i, errh));
    return 0;
}

enum { h_config = -1 };

String
StrideElement::read_handler(Element *e, void *what)
{
    StrideElement *s = static_cast<StrideElement *>(e);
    int i = static_cast<int>(reinterpret_cast<intptr_t>(what));
    return i == h_config ? s->_list.unparse() : String(s->_list.tickets(i));
}

int
StrideElement::write_handler(const String &text, Element *e, void *what, ErrorHandler *errh)
{
    return static_cast<StrideElement *>(e)->_list.write_tickets(static_cast<int>(reinterpret_cast<intptr_t>(what)), text, errh);
}

void
StrideElement::add_handlers()
{
    for (int i = 0; i < _list.size(); ++i) {
        String name = String::make_stable("tickets", 7) + String(i);
        add_read_handler(name, read_handler, i);
        add_write_handler(name, write_handler, i);
    }
    add_read_handler("config", read_handler, h_config);
    set_handler_flags("config", 0, Handler::CALM);
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(StrideList)
