// -*- c-basic-offset: 4 -*-
/*
 * inputswitch.{cc,hh} -- passes the packets of the input that is switched on
 */
#include <click/config.h>
#include "inputswitch.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
CLICK_DECLS

int
InputSwitch::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int input = 0;
    if (Args(conf, this, errh).read_p("OUTPUT", input).complete() < 0)
        return -1;
    if (input >= ninputs())
        return errh->error("input must be < %d", ninputs());
    _input = input;
    return 0;
}

void
InputSwitch::push(int port, Packet *p)
{
    if (port == _input)
        output(0).push(p);
    else
        p->kill();
}

String
InputSwitch::read_handler(Element *e, void *)
{
    return String(static_cast<InputSwitch *>(e)->_input);
}

int
InputSwitch::write_handler(const String &text, Element *e, void *, ErrorHandler *errh)
{
    InputSwitch *s = static_cast<InputSwitch *>(e);
    int input = -1;
    if (!IntArg().parse(cp_uncomment(text), input))
        return errh->error("InputSwitch input must be integer");
    // unlike in the configuration, too large means none
    s->_input = input < s->ninputs() ? input : -1;
    return 0;
}

void
InputSwitch::add_handlers()
{
    add_read_handler("switch", read_handler, 0);
    add_write_handler("switch", write_handler, 0);
    add_read_handler("config", read_handler, 0);
    set_handler_flags("config", 0, Handler::CALM);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(InputSwitch)
ELEMENT_MT_SAFE(InputSwitch)
