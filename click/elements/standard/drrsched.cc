// -*- c-basic-offset: 4 -*-
/*
 * drrsched.{cc,hh} -- deficit round robin
 */
#include <click/config.h>
#include "drrsched.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

DRRSched::DRRSched()
    : _quantum(500), _inputs(0), _current(0)
{
}

DRRSched::~DRRSched()
{
    delete[] _inputs;
}

void *
DRRSched::cast(const char *name)
{
    if (strcmp(name, Notifier::EMPTY_NOTIFIER) == 0)
        return static_cast<Notifier *>(&_empty_note);
    return Element::cast(name);
}

int
DRRSched::configure(Vector<String> &conf, ErrorHandler *errh)
{
    if (Args(conf, this, errh).read_p("QUANTUM", _quantum).complete() < 0)
        return -1;
    return _quantum > 0 ? 0 : errh->error("bad QUANTUM");
}

int
DRRSched::initialize(ErrorHandler *errh)
{
    _empty_note.initialize(Notifier::EMPTY_NOTIFIER, router());
    _inputs = new Input[ninputs()];
    if (!_inputs)
        return errh->error("out of memory");
    for (int i = 0; i < ninputs(); ++i)
        _inputs[i].signal = Notifier::upstream_empty_signal(this, i, &input_woke, this);
    return 0;
}

void
DRRSched::cleanup(CleanupStage)
{
    for (int i = 0; _inputs && i < ninputs(); ++i)
        if (_inputs[i].held)
            _inputs[i].held->kill();
    delete[] _inputs;
    _inputs = 0;
}

void
DRRSched::input_woke(void *user_data, Notifier *)
{
    static_cast<DRRSched *>(user_data)->_empty_note.wake();
}

bool
DRRSched::anything() const
{
    for (int i = 0; i < ninputs(); ++i)
        if (_inputs[i].held || _inputs[i].signal)
            return true;
    return false;
}

Packet *
DRRSched::pull(int)
{
    for (int tried = 0; tried < ninputs(); ++tried) {
        Input &in = _inputs[_current];
        Packet *p = in.held;
        in.held = 0;
        if (!p && in.signal)
            p = input(_current).pull();
        if (p && p->length() <= in.deficit) {
            in.deficit -= p->length();
            _empty_note.wake();
            return p;
        }
        in.held = p;
        if (!p)
            in.deficit = 0;
        _current = _current + 1 < ninputs() ? _current + 1 : 0;
        _inputs[_current].deficit += _quantum;
    }
    _empty_note.set_active(anything());
    return 0;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(DRRSched)
