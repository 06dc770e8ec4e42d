// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "timedsink.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

TimedSink::TimedSink()
    : _interval(Timestamp::make_msec(500)), _timer(this)
{
}

int
TimedSink::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_p("INTERVAL", _interval).complete();
}

int
TimedSink::initialize(ErrorHandler *)
{
    _timer.initialize(this);
    _timer.schedule_after(_interval);
    return 0;
}

void
TimedSink::run_timer(Timer *)
{
    // Before the pull, which may take long: the interval counts from the last expiry.
    _timer.reschedule_after(_interval);
    if (Packet *p = input(0).pull())
        p->kill();
}

int
TimedSink::write_handler(const String &text, Element *e, void *, ErrorHandler *errh)
{
    Timestamp interval;
    if (!TimestampArg().parse(text, interval) || !interval)
        return errh->error("bad interval");
    static_cast<TimedSink *>(e)->_interval = interval;
    return 0;
}

void
TimedSink::add_handlers()
{
    add_data_handlers("interval", Handler::OP_READ | Handler::CALM, &_interval, true);
    add_write_handler("interval", write_handler, 0);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(TimedSink)
