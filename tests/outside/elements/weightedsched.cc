#include <click/config.h>
#include "weightedsched.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

WeightedSched::WeightedSched()
    : _next(0)
{
}

int
WeightedSched::configure(Vector<String> &conf, ErrorHandler *errh)
{
    if (conf.size() != ninputs())
	return errh->error("expected %d weights, got %d", ninputs(), conf.size());
    Vector<int> weights;
    for (String *s = conf.begin(); s != conf.end(); ++s) {
	int w;
	if (!BoundedIntArg(1, 1000).parse(*s, w, ArgContext(this, errh)))
	    return errh->error("bad weight %<%s%>", s->c_str());
	weights.push_back(w);
    }
    Line blank;
    blank.weight = blank.left = 1;
    blank.served = 0;
    _lines.resize(ninputs(), blank);
    for (int i = 0; i < ninputs(); ++i)
	_lines[i].weight = _lines[i].left = weights[i];
    return 0;
}

int
WeightedSched::initialize(ErrorHandler *)
{
    for (int i = 0; i < ninputs(); ++i)
	_lines[i].signal = Notifier::upstream_empty_signal(this, i);
    return 0;
}

Packet *
WeightedSched::pull(int)
{
    for (int tries = 0; tries < ninputs(); ++tries) {
	Line &line = _lines[_next];
	Packet *p = line.signal ? input(_next).pull() : 0;
	if (p) {
	    ++line.served;
	    if (--line.left == 0) {
		line.left = line.weight;
		_next = (_next + 1) % ninputs();
	    }
	    return p;
	}
	line.left = line.weight;
	_next = (_next + 1) % ninputs();
    }
    return 0;
}

String
WeightedSched::read_handler(Element *e, void *thunk)
{
    WeightedSched *ws = static_cast<WeightedSched *>(e);
    StringAccum sa;
    switch ((uintptr_t) thunk) {
    case h_weights:
	for (int i = 0; i < ws->_lines.size(); ++i)
	    sa << (i ? ", " : "") << ws->_lines.at(i).weight;
	return sa.take_string();
    default:
	return String();
    }
}

int
WeightedSched::served_handler(int op, String &str, Element *e, const Handler *h, ErrorHandler *errh)
{
    WeightedSched *ws = static_cast<WeightedSched *>(e);
    if (op != Handler::f_read || h->name() != "served")
	return errh->error("cannot do that");
    if (!str) {
	StringAccum sa;
	for (Vector<Line>::iterator it = ws->_lines.begin(); it != ws->_lines.end(); ++it) {
	    if (sa)
		sa << ' ';
	    sa << it->served;
	}
	str = sa.take_string();
	return 0;
    }
    int port;
    if (!IntArg().parse(str, port) || port < 0 || port >= ws->ninputs())
	return errh->error("no such input");
    str = String(ws->_lines[port].served);
    return 0;
}

void
WeightedSched::add_handlers()
{
    add_read_handler("weights", read_handler, h_weights);
    add_write_handler("weights", reconfigure_positional_handler, 0);
    set_handler("served", Handler::f_read | Handler::f_read_param, served_handler);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(WeightedSched)
