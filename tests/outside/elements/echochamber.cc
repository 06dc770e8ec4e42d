#include <click/config.h>
#include "echochamber.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
CLICK_DECLS

EchoChamber::EchoChamber()
    : _anno(AGGREGATE_ANNO_OFFSET), _shout(false), _number(0), _shared(0)
{
}

int
EchoChamber::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh)
	.read_mp("N", BoundedIntArg(0, 255), _n)
	.read("SHOUT", _shout)
	.read("ANNO", AnnoArg(4), _anno)
	.complete();
}

void
EchoChamber::push(int, Packet *p)
{
    p->set_anno_u32(_anno, _number++);
    for (int i = 1; i <= _n; ++i) {
	Packet *q = p->clone();
	if (!q)
	    break;
	if (q->shared() && p->shared())
	    ++_shared;
	SET_PAINT_ANNO(q, i);
	if (_shout) {
	    WritablePacket *wq = q->uniqueify();
	    if (!wq)
		continue;
	    for (unsigned char *s = wq->data(); s != wq->end_data(); ++s)
		*s = toupper(*s);
	    q = wq;
	}
	output(0).push(q);
    }
    output(0).push(p);
}

void
EchoChamber::add_handlers()
{
    add_data_handlers("shared", Handler::f_read | Handler::f_write, &_shared);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(EchoChamber)
