// -*- c-basic-offset: 4 -*-
/*
 * simplepullswitch.{cc,hh} -- pulls from the input that is switched on
 */
#include <click/config.h>
#include "simplepullswitch.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
CLICK_DECLS

SimplePullSwitch::SimplePullSwitch()
    : _input(-1)
{
}

int
SimplePullSwitch::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int input = 0;
    if (Args(conf, this, errh).read_p("INPUT", input).complete() < 0)
        return -1;
    set_input(input);
    return 0;
}

void
SimplePullSwitch::set_input(int input)
{
    _input = input >= 0 && input < ninputs() ? input : -1;
}

Packet *
SimplePullSwitch::pull(int)
{
    return _input >= 0 ? input(_input).pull() : 0;
}

String
SimplePullSwitch::read_handler(Element *e, void *)
{
    return String(static_cast<SimplePullSwitch *>(e)->_input);
}

int
SimplePullSwitch::write_handler(const String &text, Element *e, void *, ErrorHandler *errh)
{
    int input = -1;
    if (!IntArg().parse(cp_uncomment(text), input))
        return errh->error("syntax error");
    static_cast<SimplePullSwitch *>(e)->set_input(input);
    return 0;
}

void
SimplePullSwitch::add_handlers()
{
    add_read_handler("switch", read_handler, 0);
    add_write_handler("switch", write_handler, 0);
    add_read_handler("config", read_handler, 0);
    set_handler_flags("config", 0, Handler::CALM);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(SimplePullSwitch)
ELEMENT_MT_SAFE(SimplePullSwitch)
