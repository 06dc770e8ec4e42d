#include <click/config.h>
#include "tallysender.hh"
#include "tallier.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/router.hh>
#include <click/routervisitor.hh>
#include <click/straccum.hh>
CLICK_DECLS

TallySender::TallySender()
    : _next(0), _diameter(2)
{
}

int
TallySender::configure(Vector<String> &conf, ErrorHandler *errh)
{
    Tallier *board = 0;
    if (Args(conf, this, errh)
	.read_p("BOARD", ElementCastArg("Tallier"), board)
	.read("NEXT", _next)
	.read("DIAMETER", _diameter)
	.complete() < 0)
	return -1;
    if (board)
	_boards.push_back(board);
    return 0;
}

int
TallySender::initialize(ErrorHandler *errh)
{
    if (_boards.empty()) {
	ElementNeighborhoodTracker near(router(), _diameter);
	router()->visit_downstream(this, 0, &near);
	for (ElementTracker::const_iterator it = near.begin(); it != near.end(); ++it)
	    if (Tallier *t = static_cast<Tallier *>((*it)->cast("Tallier")))
		_boards.push_back(t);
    }
    if (_boards.empty())
	return errh->error("no board near %<%s%>", name().c_str());
    return 0;
}

Packet *
TallySender::simple_action(Packet *p)
{
    for (Tallier **t = _boards.begin(); t != _boards.end(); ++t)
	(*t)->tally(p->length());
    return p;
}

String
TallySender::read_handler(Element *e, void *thunk)
{
    TallySender *ts = static_cast<TallySender *>(e);
    if (!thunk)
	return ts->_next ? ts->_next->declaration() : String("none");
    ElementCastTracker queues(e->router(), "Storage");
    e->router()->visit_downstream(e, -1, &queues);
    StringAccum sa;
    for (int i = 0; i < queues.size(); ++i)
	sa << queues[i]->name() << '\n';
    return sa.take_string();
}

void
TallySender::add_handlers()
{
    add_read_handler("next", read_handler, 0);
    add_read_handler("neighbors", read_handler, 1);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(TallyBoard)
EXPORT_ELEMENT(TallySender)
