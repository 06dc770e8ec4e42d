// -*- c-basic-offset: 4 -*-
/*
 * suppressor.{cc,hh} -- ports that can be switched off
 */
#include <click/config.h>
#include "suppressor.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
CLICK_DECLS

int
Suppressor::configure(Vector<String> &, ErrorHandler *)
{
    _active.assign(ninputs(), 1);
    return 0;
}

void
Suppressor::push(int port, Packet *p)
{
    if (_active[port])
        output(port).push(p);
    else
        p->kill();
}

Packet *
Suppressor::pull(int port)
{
    return _active[port] ? input(port).pull() : 0;
}

String
Suppressor::read_handler(Element *e, void *port)
{
    return String(static_cast<bool>(static_cast<Suppressor *>(e)->_active[static_cast<int>(reinterpret_cast<intptr_t>(port))]));
}

int
Suppressor::write_handler(const String &text, Element *e, void *port, ErrorHandler *errh)
{
    bool active;
    if (!BoolArg().parse(cp_uncomment(text), active))
        return errh->error("type mismatch");
    static_cast<Suppressor *>(e)->_active[static_cast<int>(reinterpret_cast<intptr_t>(port))] = active;
    return 0;
}

int
Suppressor::reset_handler(const String &, Element *e, void *, ErrorHandler *)
{
    Suppressor *s = static_cast<Suppressor *>(e);
    s->_active.assign(s->ninputs(), 1);
    return 0;
}

void
Suppressor::add_handlers()
{
    for (int i = 0; i < ninputs(); ++i) {
        String name = String::make_stable("active", 6) + String(i);
        add_read_handler(name, read_handler, i);
        add_write_handler(name, write_handler, i);
    }
    add_write_handler("reset", reset_handler, 0, Handler::BUTTON);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(Suppressor)
ELEMENT_MT_SAFE(Suppressor)
