// -*- c-basic-offset: 4 -*-
/*
 * pullswitch.{cc,hh} -- pulls from the input that is switched on, with notification
 */
#include <click/config.h>
#include "pullswitch.hh"
#include <click/error.hh>
CLICK_DECLS

PullSwitch::PullSwitch()
    : _signals(0)
{
}

PullSwitch::~PullSwitch()
{
    delete[] _signals;
}

void *
PullSwitch::cast(const char *name)
{
    if (strcmp(name, Notifier::EMPTY_NOTIFIER) == 0)
        return static_cast<Notifier *>(&_empty_note);
    return SimplePullSwitch::cast(name);
}

int
PullSwitch::initialize(ErrorHandler *errh)
{
    _empty_note.initialize(Notifier::EMPTY_NOTIFIER, router());
    NotifierSignal *signals = new NotifierSignal[ninputs()];
    if (!signals)
        return errh->error("out of memory");
    for (int i = 0; i < ninputs(); ++i)
        signals[i] = Notifier::upstream_empty_signal(this, i, &input_woke, this);
    _signals = signals;
    _empty_note.set_active(_input >= 0, false);
    return 0;
}

void
PullSwitch::cleanup(CleanupStage)
{
    delete[] _signals;
    _signals = 0;
}

void
PullSwitch::input_woke(void *user_data, Notifier *)
{
    PullSwitch *s = static_cast<PullSwitch *>(user_data);
    // another input than the one in use may have called
    if (s->_signals && s->_input >= 0 && s->_signals[s->_input])
        s->_empty_note.wake();
}

void
PullSwitch::set_input(int input)
{
    SimplePullSwitch::set_input(input);
    if (!_signals)              // initialize() does it
        return;
    if (_input < 0)
        _empty_note.sleep();
    else if (_signals[_input])
        _empty_note.wake();
}

Packet *
PullSwitch::pull(int)
{
    if (_input < 0)
        return 0;
    Packet *p = input(_input).pull();
    // The pull may have come round to a handler that switched.
    if (_input >= 0)
        _empty_note.set_active(p || _signals[_input]);
    return p;
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(SimplePullSwitch)
EXPORT_ELEMENT(PullSwitch)
