#include <click/config.h>
#include "heartbeat.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/router.hh>
#include <click/straccum.hh>
CLICK_DECLS

HeartBeat::HeartBeat()
    : _timer(this), _interval(1, 0), _text("beat "), _beats(0), _limit(-1), _stop(false), _active(true)
{
}

int
HeartBeat::configure(Vector<String> &conf, ErrorHandler *errh)
{
    if (Args(conf, this, errh)
	.read_p("INTERVAL", _interval)
	.read_p("TEXT", _text)
	.read("LIMIT", _limit)
	.read("STOP", _stop)
	.read("ACTIVE", _active)
	.complete() < 0)
	return -1;
    if (_interval <= Timestamp())
	return errh->error("INTERVAL must be positive");
    return 0;
}

int
HeartBeat::initialize(ErrorHandler *)
{
    _timer.initialize(this);
    if (_active && _limit != 0)
	_timer.schedule_after(_interval);
    return 0;
}

void
HeartBeat::run_timer(Timer *t)
{
    assert(t == &_timer && !t->scheduled());
    StringAccum sa;
    sa << _text << ++_beats;
    if (WritablePacket *q = Packet::make(sa.data(), sa.length())) {
	q->timestamp_anno().assign_now();
	output(0).push(q);
    }
    if (_limit < 0 || _beats < (uint32_t) _limit)
	_timer.reschedule_after(_interval);
    else if (_stop)
	router()->please_stop_driver();
}

String
HeartBeat::next_handler(Element *e, void *)
{
    HeartBeat *hb = static_cast<HeartBeat *>(e);
    return BoolArg::unparse(hb->_timer.scheduled());
}

int
HeartBeat::active_handler(const String &str, Element *e, void *, ErrorHandler *errh)
{
    HeartBeat *hb = static_cast<HeartBeat *>(e);
    if (!BoolArg().parse(str, hb->_active))
	return errh->error("syntax error");
    if (!hb->_active)
	hb->_timer.unschedule();
    else if (!hb->_timer.scheduled())
	hb->_timer.schedule_after(hb->_interval);
    return 0;
}

void
HeartBeat::add_handlers()
{
    add_data_handlers("interval", Handler::OP_READ | Handler::OP_WRITE, &_interval, true);
    add_data_handlers("active", Handler::OP_READ | Handler::CHECKBOX, &_active);
    add_write_handler("active", active_handler);
    add_data_handlers("beats", Handler::OP_READ, &_beats);
    add_read_handler("next", next_handler);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(HeartBeat)
