// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "counter.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/handlercall.hh>
CLICK_DECLS

Counter::Counter()
    : _count(0), _byte_count(0), _watching(false), _count_trigger{0, 0, false}, _byte_trigger{0, 0, false}
{
}

Counter::~Counter()
{
    delete _count_trigger.call;
    delete _byte_trigger.call;
}

void
Counter::reset()
{
    _count = _byte_count = 0;
    _count_trigger.armed = _count_trigger.call != 0;
    _byte_trigger.armed = _byte_trigger.call != 0;
    watch();
}

int
Counter::read_trigger(const char *keyword, const String &text, Trigger &trigger, ErrorHandler *errh)
{
    String rest = text, number = cp_shift_spacevec(rest);
    IntArg reader;
    if (!reader.parse_saturating(number, trigger.at))
        return errh->error("%s type mismatch", keyword);
    if (reader.status == NumArg::status_range)
        errh->error("%s overflow, max %s", keyword, String(trigger.at).c_str());
    delete trigger.call;
    trigger.call = new HandlerCall(rest);
    return 0;
}

int
Counter::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String count_call, byte_count_call;
    if (Args(conf, this, errh)
        .read("COUNT_CALL", AnyArg(), count_call)
        .read("BYTE_COUNT_CALL", AnyArg(), byte_count_call)
        .complete() < 0)
        return -1;
    if (count_call && read_trigger("COUNT_CALL", count_call, _count_trigger, errh) < 0)
        return -1;
    if (byte_count_call && read_trigger("BYTE_COUNT_CALL", byte_count_call, _byte_trigger, errh) < 0)
        return -1;
    return 0;
}

int
Counter::initialize(ErrorHandler *errh)
{
    if (_count_trigger.call && _count_trigger.call->initialize_write(this, errh) < 0)
        return -1;
    if (_byte_trigger.call && _byte_trigger.call->initialize_write(this, errh) < 0)
        return -1;
    reset();
    return 0;
}

inline void
Counter::add(Packet *p)
{
    uint32_t length = p->length();
    unsigned now = rate_type::epoch();
    _count++;
    _byte_count += length;
    _rate.update_at(now, 1);
    _byte_rate.update_at(now, length);
    if (unlikely(_watching))
        fire();
}

void
Counter::fire()
{
    // Disarmed before the call: the handler may reset this counter, and so arm it again.
    if (_count_trigger.armed && _count == _count_trigger.at) {
        _count_trigger.armed = false;
        watch();
        (void) _count_trigger.call->call_write();
    }
    if (_byte_trigger.armed && _byte_count >= _byte_trigger.at) {
        _byte_trigger.armed = false;
        watch();
        (void) _byte_trigger.call->call_write();
    }
}

void
Counter::push(int, Packet *p)
{
    add(p);
    output(0).push(p);
}

Packet *
Counter::pull(int)
{
    Packet *p = input(0).pull();
    if (p)
        add(p);
    return p;
}

String
Counter::read_handler(Element *e, void *what)
{
    Counter *c = static_cast<Counter *>(e);
    switch (reinterpret_cast<intptr_t>(what)) {
    case h_count:
        return String(c->_count);
    case h_byte_count:
        return String(c->_byte_count);
    case h_rate:
        c->_rate.update(0);
        return c->_rate.unparse_rate();
    case h_byte_rate:
        c->_byte_rate.update(0);
        return c->_byte_rate.unparse_rate();
    case h_bit_rate:
        // Eight times the bytes: the scaled value with three fraction bits less.
        c->_byte_rate.update(0);
        return cp_unparse_real2(c->_byte_rate.scaled_average() * c->_byte_rate.epoch_frequency(), c->_byte_rate.scale() - 3);
    default:
        return c->_count_trigger.call ? String(c->_count_trigger.at) : String();
    }
}

int
Counter::write_handler(const String &text, Element *e, void *what, ErrorHandler *errh)
{
    Counter *c = static_cast<Counter *>(e);
    intptr_t which = reinterpret_cast<intptr_t>(what);
    if (which == h_reset) {
        c->reset();
        return 0;
    }
    const char *name = which == h_count_call ? "count_call" : "byte_count_call";
    Trigger &trigger = which == h_count_call ? c->_count_trigger : c->_byte_trigger;
    String rest = text;
    if (!IntArg().parse(cp_shift_spacevec(rest), trigger.at))
        return errh->error("%<%s%> first word should be unsigned (count)", name);
    if (HandlerCall::reset_write(trigger.call, rest, c, errh) < 0)
        return -1;
    trigger.armed = true;
    c->watch();
    return 0;
}

void
Counter::add_handlers()
{
    add_read_handler("count", read_handler, h_count);
    add_read_handler("byte_count", read_handler, h_byte_count);
    add_read_handler("rate", read_handler, h_rate);
    add_read_handler("bit_rate", read_handler, h_bit_rate);
    add_read_handler("byte_rate", read_handler, h_byte_rate);
    add_write_handler("reset", write_handler, h_reset, Handler::BUTTON);
    add_write_handler("reset_counts", write_handler, h_reset, Handler::BUTTON);
    add_read_handler("count_call", read_handler, h_count_call);
    add_write_handler("count_call", write_handler, h_count_call);
    add_write_handler("byte_count_call", write_handler, h_byte_count_call);
}

CLICK_ENDDECLS
EXPORT_ELEMENT(Counter)
