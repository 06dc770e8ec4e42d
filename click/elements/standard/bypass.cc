// -*- c-basic-offset: 4 -*-
/*
 * bypass.{cc,hh} -- leads packets around a part of the configuration
 */
#include <click/config.h>
#include "bypass.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
CLICK_DECLS

int
Bypass::configure(Vector<String> &conf, ErrorHandler *errh)
{
    bool in_line = false;
    return Args(conf, this, errh).read_p("ACTIVE", _active).read("INLINE", in_line).complete();
}

void
Bypass::push(int port, Packet *p)
{
    output(port == 0 && _active && noutputs() > 1 ? 1 : 0).push(p);
}

Packet *
Bypass::pull(int port)
{
    return input(port == 0 && _active && ninputs() > 1 ? 1 : 0).pull();
}

int
Bypass::write_handler(const String &text, Element *e, void *, ErrorHandler *errh)
{
    if (!BoolArg().parse(cp_uncomment(text), static_cast<Bypass *>(e)->_active))
        return errh->error("syntax error");
    return 0;
}

void
Bypass::add_handlers()
{
    add_data_handlers("active", Handler::OP_READ | Handler::CHECKBOX, &_active);
    add_write_handler("active", write_handler, 0);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(Bypass)
ELEMENT_MT_SAFE(Bypass)
