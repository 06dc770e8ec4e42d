#include <click/config.h>
#include "latebox.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/heap.hh>
#include <click/straccum.hh>
CLICK_DECLS

LateBox::LateBox()
    : _task(task_hook, this), _timer(&_task), _unit(Timestamp::make_msec(10))
{
}

int
LateBox::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_p("UNIT", _unit).complete();
}

int
LateBox::initialize(ErrorHandler *)
{
    _task.initialize(this, false);
    _timer.initialize(this);
    return 0;
}

void
LateBox::cleanup(CleanupStage)
{
    for (int i = 0; i < _heap.size(); ++i)
	_heap[i]->kill();
    _heap.clear();
}

void
LateBox::push(int, Packet *p)
{
    uint32_t units = p->length() ? p->data()[0] : 0;
    p->set_timestamp_anno(Timestamp::now_steady() + _unit * units);
    _heap.push_back(p);
    push_heap(_heap.begin(), _heap.end(), Earlier());
    _timer.schedule_at_steady(_heap[0]->timestamp_anno());
}

bool
LateBox::task_hook(Task *, void *user)
{
    LateBox *lb = static_cast<LateBox *>(user);
    bool any = false;
    while (!lb->_heap.empty() && lb->_heap[0]->timestamp_anno() <= Timestamp::now_steady()) {
	pop_heap(lb->_heap.begin(), lb->_heap.end(), Earlier());
	Packet *p = lb->_heap.back();
	lb->_heap.pop_back();
	lb->_order.push_back(p->length() ? p->data()[0] : 0);
	lb->output(0).push(p);
	any = true;
    }
    if (!lb->_heap.empty())
	lb->_timer.schedule_at_steady(lb->_heap.front()->timestamp_anno());
    return any;
}

String
LateBox::read_handler(Element *e, void *thunk)
{
    LateBox *lb = static_cast<LateBox *>(e);
    if (!thunk)
	return String(lb->_heap.size());
    StringAccum sa;
    for (Vector<int>::const_iterator it = lb->_order.begin(); it < lb->_order.end(); ++it)
	sa << *it << ' ';
    sa.pop_back(sa ? 1 : 0);
    return sa.take_string();
}

void
LateBox::add_handlers()
{
    add_read_handler("held", read_handler, 0);
    add_read_handler("order", read_handler, 1);
    add_task_handlers(&_task, "send_");
}

CLICK_ENDDECLS
EXPORT_ELEMENT(LateBox)
