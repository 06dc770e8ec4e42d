#include <click/config.h>
#include "pickyqueue.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
CLICK_DECLS

PickyQueue::PickyQueue()
    : _minimum(0), _refused(0)
{
}

void *
PickyQueue::cast(const char *n)
{
    if (strcmp(n, "PickyQueue") == 0)
	return (Element *) this;
    return FullNoteQueue::cast(n);
}

int
PickyQueue::configure(Vector<String> &conf, ErrorHandler *errh)
{
    if (Args(this, errh).bind(conf).read("MINIMUM", _minimum).consume() < 0)
	return -1;
    return FullNoteQueue::configure(conf, errh);
}

void
PickyQueue::push(int port, Packet *p)
{
    if (p->length() < _minimum) {
	++_refused;
	p->kill();
    } else
	FullNoteQueue::push(port, p);
}

bool
PickyQueue::ColorFilter::operator()(const Packet *p) const
{
    return PAINT_ANNO(p) == color;
}

int
PickyQueue::purge_handler(const String &s, Element *e, void *, ErrorHandler *errh)
{
    PickyQueue *q = static_cast<PickyQueue *>(e);
    int color;
    if (!IntArg().parse(s, color))
	return errh->error("expected a color");
    Vector<Packet *> yanked;
    q->yank(ColorFilter(color), yanked);
    for (int i = 0; i < yanked.size(); ++i)
	yanked[i]->kill();
    return 0;
}

void
PickyQueue::add_handlers()
{
    FullNoteQueue::add_handlers();
    add_data_handlers("refused", Handler::OP_READ, &_refused);
    add_write_handler("purge", purge_handler);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(FullNoteQueue)
EXPORT_ELEMENT(PickyQueue)
