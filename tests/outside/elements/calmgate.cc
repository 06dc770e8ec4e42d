#include <click/config.h>
#include "calmgate.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

CalmGate::CalmGate()
    : _passed(0)
{
}

int
CalmGate::configure(Vector<String> &conf, ErrorHandler *errh)
{
    uint32_t rate, burst;
    if (Args(conf, this, errh).read_mp("RATE", rate).read_mp("BURST", burst).complete() < 0)
	return -1;
    _tb.assign(rate, burst);
    return 0;
}

int
CalmGate::initialize(ErrorHandler *)
{
    _tb.set_full();
    return 0;
}

Packet *
CalmGate::simple_action(Packet *p)
{
    _length.update(p->length());
    _rate.update(1);
    _tb.refill();
    if (_tb.remove_if(1)) {
	++_passed;
	return p;
    }
    checked_output_push(1, p);
    return 0;
}

String
CalmGate::read_handler(Element *e, void *thunk)
{
    CalmGate *cg = static_cast<CalmGate *>(e);
    switch (reinterpret_cast<intptr_t>(thunk)) {
    case h_average:
	return cg->_length.unparse();
    case h_rate:
	return cg->_rate.unparse_rate();
    default:
	return String(cg->_tb.size());
    }
}

void
CalmGate::add_handlers()
{
    add_data_handlers("passed", Handler::OP_READ, &_passed);
    add_read_handler("average", read_handler, h_average);
    add_read_handler("tokens", read_handler, h_tokens);
    add_read_handler("rate", read_handler, h_rate);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(int64)
EXPORT_ELEMENT(CalmGate)
