// -*- c-basic-offset: 4 -*-
/*
 * strideswitch.{cc,hh} -- sends packets to its outputs in proportion to their tickets
 */
#include <click/config.h>
#include "strideswitch.hh"
#include <click/error.hh>
CLICK_DECLS

int
StrideSwitch::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return _list.configure(conf, noutputs(), "output", errh);
}

void
StrideSwitch::push(int, Packet *p)
{
    // put back first: the push may come back here
    int i = _list.take();
    if (i >= 0)
        _list.put(i);
    checked_output_push(i, p);
}

enum { h_config = -1 };

String
StrideSwitch::read_handler(Element *e, void *what)
{
    StrideSwitch *s = static_cast<StrideSwitch *>(e);
    int i = static_cast<int>(reinterpret_cast<intptr_t>(what));
    return i == h_config ? s->_list.unparse() : String(s->_list.tickets(i));
}

int
StrideSwitch::write_handler(const String &text, Element *e, void *what, ErrorHandler *errh)
{
    return static_cast<StrideSwitch *>(e)->_list.write_tickets(static_cast<int>(reinterpret_cast<intptr_t>(what)), text, errh);
}

void
StrideSwitch::add_handlers()
{
    for (int i = 0; i < noutputs(); ++i) {
        String name = String::make_stable("tickets", 7) + String(i);
        add_read_handler(name, read_handler, i);
        add_write_handler(name, write_handler, i);
    }
    add_read_handler("config", read_handler, h_config);
    set_handler_flags("config", 0, Handler::CALM);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(StrideList)
EXPORT_ELEMENT(StrideSwitch)
