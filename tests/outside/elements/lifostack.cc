#include <click/config.h>
#include "lifostack.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

LifoStack::LifoStack()
    : _top(0), _bottom(0), _length(0), _capacity(100), _drops(0)
{
}

LifoStack::~LifoStack()
{
}

void *
LifoStack::cast(const char *name)
{
    if (strcmp(name, Notifier::EMPTY_NOTIFIER) == 0)
	return static_cast<Notifier *>(&_empty_note);
    else
	return Element::cast(name);
}

int
LifoStack::configure(Vector<String> &conf, ErrorHandler *errh)
{
    _empty_note.initialize(Notifier::EMPTY_NOTIFIER, router());
    if (Args(conf, this, errh).read_p("CAPACITY", _capacity).complete() < 0)
	return -1;
    if (_capacity < 1)
	return errh->error("CAPACITY must be positive");
    return 0;
}

int
LifoStack::initialize(ErrorHandler *)
{
    _empty_note.sleep();
    return 0;
}

void
LifoStack::take_state(Element *e, ErrorHandler *errh)
{
    LifoStack *old = static_cast<LifoStack *>(e->cast("LifoStack"));
    if (!old)
	return;
    while (Packet *p = old->take_bottom())
	put_on_top(p);
    if (_drops)
	errh->warning("%d packets did not fit", (int) _drops);
    if (_length)
	_empty_note.wake();
}

void
LifoStack::cleanup(CleanupStage)
{
    while (Packet *p = take_bottom())
	p->kill();
}

void
LifoStack::put_on_top(Packet *p)
{
    p->set_prev(0);
    p->set_next(_top);
    if (_top)
	_top->set_prev(p);
    else
	_bottom = p;
    _top = p;
    if (++_length > _capacity) {
	take_bottom()->kill();
	++_drops;
    }
}

Packet *
LifoStack::take_bottom()
{
    Packet *p = _bottom;
    if (p) {
	_bottom = p->prev();
	if (_bottom)
	    _bottom->set_next(0);
	else
	    _top = 0;
	p->set_prev(0);
	--_length;
    }
    return p;
}

void
LifoStack::push(int, Packet *p)
{
    put_on_top(p);
    if (!_empty_note.active())
	_empty_note.wake();
}

Packet *
LifoStack::pull(int)
{
    Packet *p = _top;
    if (!p) {
	_empty_note.sleep();
	return 0;
    }
    _top = p->next();
    if (_top)
	_top->set_prev(0);
    else
	_bottom = 0;
    p->set_next(0);
    --_length;
    return p;
}

int
LifoStack::reset_handler(const String &, Element *e, void *, ErrorHandler *)
{
    static_cast<LifoStack *>(e)->cleanup(CLEANUP_MANUAL);
    return 0;
}

void
LifoStack::add_handlers()
{
    add_data_handlers("length", Handler::OP_READ, &_length);
    add_data_handlers("capacity", Handler::OP_READ, &_capacity);
    add_data_handlers("drops", Handler::OP_READ, &_drops);
    add_write_handler("reset", reset_handler, 0, Handler::BUTTON);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(LifoStack)
ELEMENT_MT_SAFE(LifoStack)
