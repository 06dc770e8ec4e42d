#include <click/config.h>
#include "portmatrix.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/router.hh>
#include <click/routervisitor.hh>
#include <click/straccum.hh>
CLICK_DECLS

PortMatrix::PortMatrix()
    : _mark(false)
{
}

int
PortMatrix::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_p("MARK", _mark).complete();
}

Packet *
PortMatrix::mark(int port, Packet *p)
{
    if (!_mark || !p || p->length() == 0)
	return p;
    WritablePacket *q = p->uniqueify();
    if (q)
	q->data()[0] = port;
    return q;
}

void
PortMatrix::push(int port, Packet *p)
{
    if ((p = mark(port, p)))
	output(port).push(p);
}

Packet *
PortMatrix::pull(int port)
{
    return mark(port, input(port).pull());
}

String
PortMatrix::matrix_handler(Element *e, void *thunk)
{
    bool backward = (uintptr_t) thunk;
    StringAccum sa;
    for (int i = 0; i < e->nports(backward); ++i) {
	Bitvector bv;
	e->port_flow(backward, i, &bv);
	for (int j = 0; j < bv.size(); ++j)
	    sa << (bv[j] ? '1' : '.');
	sa << '\n';
    }
    return sa.take_string();
}

String
PortMatrix::kinds_handler(Element *e, void *)
{
    StringAccum sa;
    for (int i = 0; i < e->ninputs(); ++i)
	sa.append(e->input_is_push(i) ? 'h' : 'l');
    sa << '/';
    for (int i = 0; i < e->noutputs(); ++i)
	sa.append(e->output_is_pull(i) ? 'l' : 'h');
    return sa.take_string();
}

namespace {
class NameVisitor : public RouterVisitor { public:
    NameVisitor(StringAccum &sa)
	: _sa(sa) {
    }
    bool visit(Element *e, bool isoutput, int port, Element *from, int, int distance) {
	if (!isoutput)
	    _sa << distance << ' ' << e->name() << ' ' << port << " from " << from->name() << '\n';
	return true;
    }
  private:
    StringAccum &_sa;
};
}

int
PortMatrix::reach_handler(int, String &str, Element *e, const Handler *, ErrorHandler *errh)
{
    int port = -1;
    if (str && (!IntArg().parse(str, port) || port < 0 || port >= e->noutputs()))
	return errh->error("no such output");
    StringAccum sa;
    NameVisitor visitor(sa);
    if (e->router()->visit_downstream(e, port, &visitor) < 0)
	return errh->error("not connected");
    str = sa.take_string();
    return 0;
}

void
PortMatrix::add_handlers()
{
    add_read_handler("forward", matrix_handler, 0);
    add_read_handler("backward", matrix_handler, 1);
    add_read_handler("kinds", kinds_handler);
    set_handler("reach", Handler::OP_READ | Handler::READ_PARAM, reach_handler);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(PortMatrix)
