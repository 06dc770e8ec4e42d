#include <click/config.h>
#include "busysource.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/standard/scheduleinfo.hh>
CLICK_DECLS

BusySource::BusySource()
    : _task(this), _count(0), _runs(0), _limit(0xFFFFFFFFU), _burst(1)
{
}

int
BusySource::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int r = Args(conf, this, errh)
	.read_p("LIMIT", _limit)
	.read_p("BURST", _burst)
	.complete();
    if (r < 0)
	return r;
    if (_burst <= 0)
	return errh->error("BURST must be > 0");
    return 0;
}

int
BusySource::initialize(ErrorHandler *errh)
{
    ScheduleInfo::initialize_task(this, &_task, errh);
    _nonfull = Notifier::downstream_full_signal(this, 0, &_task);
    return 0;
}

bool
BusySource::run_task(Task *)
{
    ++_runs;
    if (!_nonfull)
	return false;
    int n = _burst;
    for (; n > 0 && _count < _limit; --n) {
	uint32_t number = htonl(_count);
	Packet *p = Packet::make(&number, 4);
	if (!p)
	    break;
	++_count;
	output(0).push(p);
    }
    if (_count < _limit)
	_task.fast_reschedule();
    return n != _burst;
}

int
BusySource::limit_handler(const String &s, Element *e, void *, ErrorHandler *errh)
{
    BusySource *bs = static_cast<BusySource *>(e);
    uint32_t limit;
    if (!IntArg().parse(s, limit, ArgContext(e, errh)))
	return -EINVAL;
    bs->_limit = limit;
    if (bs->_count < limit && !bs->_task.scheduled())
	bs->_task.reschedule();
    return 0;
}

void
BusySource::add_handlers()
{
    add_data_handlers("count", Handler::OP_READ, &_count);
    add_data_handlers("runs", Handler::OP_READ, &_runs);
    add_data_handlers("limit", Handler::OP_READ | Handler::CALM, &_limit);
    add_write_handler("limit", limit_handler);
    add_task_handlers(&_task, &_nonfull);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(BusySource)
