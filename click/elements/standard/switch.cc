// -*- c-basic-offset: 4 -*-
/*
 * switch.{cc,hh} -- sends packets to the output that is switched on
 */
#include <click/config.h>
#include "switch.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
CLICK_DECLS

Switch::Switch()
    : _output(0)
{
}

int
Switch::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int output = 0;
    if (Args(conf, this, errh).read_p("OUTPUT", output).complete() < 0)
        return -1;
    if (output >= noutputs())
        return errh->error("output must be < %d", noutputs());
    _output = output;
    return 0;
}

void
Switch::push(int, Packet *p)
{
    if (_output < 0)
        p->kill();
    else
        checked_output_push(_output, p);
}

String
Switch::read_handler(Element *e, void *)
{
    return String(static_cast<Switch *>(e)->_output);
}

int
Switch::write_handler(const String &text, Element *e, void *, ErrorHandler *errh)
{
    Switch *s = static_cast<Switch *>(e);
    int output = -1;
    if (!IntArg().parse(cp_uncomment(text), output))
        return errh->error("Switch output must be integer");
    // unlike in the configuration, too large means none
    s->_output = output < s->noutputs() ? output : -1;
    return 0;
}

void
Switch::add_handlers()
{
    add_read_handler("switch", read_handler, 0);
    add_write_handler("switch", write_handler, 0);
    add_read_handler("config", read_handler, 0);
    set_handler_flags("config", 0, Handler::CALM);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(Switch)
ELEMENT_MT_SAFE(Switch)
