// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "delayshaper.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
CLICK_DECLS

DelayShaper::DelayShaper()
    : _held(0), _timer(this)
{
}

void *
DelayShaper::cast(const char *name)
{
    if (strcmp(name, Notifier::EMPTY_NOTIFIER) == 0)
        return static_cast<Notifier *>(&_empty_note);
    return Element::cast(name);
}

int
DelayShaper::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_mp("DELAY", _delay).complete();
}

int
DelayShaper::initialize(ErrorHandler *)
{
    _timer.initialize(this);
    _empty_note.initialize(Notifier::EMPTY_NOTIFIER, router());
    _upstream = Notifier::upstream_empty_signal(this, 0, upstream_woke, this);
    return 0;
}

void
DelayShaper::cleanup(CleanupStage)
{
    if (_held)
        _held->kill();
    _held = 0;
}

void
DelayShaper::upstream_woke(void *user_data, Notifier *)
{
    DelayShaper *s = static_cast<DelayShaper *>(user_data);
    // While a packet waits, the timer wakes.
    if (!s->_held)
        s->_empty_note.wake();
}

void
DelayShaper::run_timer(Timer *)
{
    _empty_note.wake();
}

Packet *
DelayShaper::pull(int)
{
    if (!_held) {
        _held = input(0).pull();
        if (!_held) {
            if (!_upstream)
                _empty_note.sleep();
            return 0;
        }
        if (_held->timestamp_anno().sec() == 0)
            _held->timestamp_anno().assign_now();
        _held->timestamp_anno() += _delay;
    }
    Timestamp now = Timestamp::now(), left = _held->timestamp_anno() - now;
    if (left > Timestamp()) {
        // timers are late rather than early, so pullers wake before the time and poll for the rest
        Timestamp early = Timestamp::make_usec(0, 500);
        if (left > early) {
            _timer.schedule_after(left - early);
            _empty_note.sleep();
        }
        return 0;
    }
    Packet *p = _held;
    _held = 0;
    p->set_timestamp_anno(now);
    _timer.unschedule();
    _empty_note.wake();
    return p;
}

int
DelayShaper::write_handler(const String &text, Element *e, void *, ErrorHandler *errh)
{
    if (!TimestampArg().parse(cp_uncomment(text), static_cast<DelayShaper *>(e)->_delay))
        return errh->error("delay must be a timestamp");
    return 0;
}

void
DelayShaper::add_handlers()
{
    add_data_handlers("delay", Handler::OP_READ, &_delay, true);
    add_write_handler("delay", write_handler, 0);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(DelayShaper)
