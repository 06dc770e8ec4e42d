// -*- c-basic-offset: 4 -*-
/*
 * pi.{cc,hh} -- active queue management by a proportional-integral controller
 */
#include <click/config.h>
#include "pi.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

PI::PI()
    : _timer(this), _a(0), _b(0), _target(0), _stability(0), _old_error(0), _probability(0), _threshold(0)
{
    _average.set_stability_shift(0);
}

void *
PI::cast(const char *name)
{
    return strcmp(name, "PI") == 0 ? static_cast<Element *>(this) : Element::cast(name);
}

int
PI::configure(Vector<String> &conf, ErrorHandler *errh)
{
    Timestamp interval;
    double a, b;
    unsigned target = 0, stability = 0;
    bool have_target, have_qref;
    String queues;
    Args args(conf, this, errh);
    if (args.read_mp("W", interval)
        .read_mp("A", a)
        .read_mp("B", b)
        .read_p("TARGET", target).read_status(have_target)
        .read_p("QUEUES", AnyArg(), queues)
        .read("QREF", target).read_status(have_qref)
        .read("STABILITY", stability)
        .complete() < 0)
        return -1;
    if (have_target == have_qref)
        return errh->error(have_target ? "TARGET and QREF are the same argument" : "TARGET: required argument missing");
    if (interval < Timestamp::make_usec(10))
        return errh->error("W must be at least 10us");
    if (!(b >= 0 && a >= b && a <= 1))
        return errh->error("A and B must be between 0 and 1, and A at least B");
    if (target > 0x7FFFFFFF)
        return errh->error("TARGET must be <= 2147483647");
    if (stability > 16)
        return errh->error("STABILITY must be between 0 and 16");
    if (_queues.configure(queues, this, errh) < 0)
        return -1;
    _interval = interval;
    _a = a;
    _b = b;
    _old_error += static_cast<double>(_target) - target;        // the same length, seen from the new target
    _target = target;
    _stability = stability;
    _average.set_stability_shift(stability);
    if (_timer.scheduled())
        _timer.schedule_after(_interval);
    return 0;
}

int
PI::initialize(ErrorHandler *errh)
{
    if (QueueDropper::initialize(errh) < 0)
        return -1;
    _old_error = -static_cast<double>(_target);         // an empty queue
    _timer.initialize(this);
    _timer.schedule_after(_interval);
    return 0;
}

void
PI::take_state(Element *e, ErrorHandler *)
{
    void *other = e->cast("PI");
    if (!other)
        return;
    PI *old = static_cast<PI *>(static_cast<Element *>(other));
    _average.assign(old->_average.scaled_average());
    _old_error = old->_old_error + old->_target - _target;
    _probability = old->_probability;
    _threshold = old->_threshold;
}

void
PI::run_timer(Timer *)
{
    unsigned length = _queues.size();
    if (_stability)
        _average.update(length);
    else
        _average.assign(length << _average.scale());
    double error = static_cast<double>(_average.scaled_average()) / _average.scaled_one() - _target;
    _probability += _a * error - _b * _old_error;
    if (_probability < 0)
        _probability = 0;
    else if (_probability > 1)
        _probability = 1;
    _threshold = static_cast<uint32_t>(_probability * (static_cast<double>(CLICK_RAND_MAX) + 1));
    _old_error = error;
    _timer.reschedule_after(_interval);
}

bool
PI::should_drop() const
{
    return _threshold != 0 && click_random() < _threshold;
}

void
PI::push(int, Packet *p)
{
    if (should_drop())
        drop(p);
    else
        output(0).push(p);
}

Packet *
PI::pull(int)
{
    while (Packet *p = input(0).pull()) {
        if (!should_drop())
            return p;
        drop(p);
    }
    return 0;
}

String
PI::unparse_config() const
{
    StringAccum sa;
    sa << _interval.unparse_interval() << ", " << _a << ", " << _b << ", " << _target << ", QUEUES " << _queues.unparse(" ")
       << ", STABILITY " << _stability;
    return sa.take_string();
}

void
PI::add_handlers()
{
    add_read_handler("w", read_keyword_handler, "0 W", Handler::CALM);
    add_write_handler("w", reconfigure_keyword_handler, "0 W");
    add_read_handler("a", read_keyword_handler, "1 A", Handler::CALM);
    add_write_handler("a", reconfigure_keyword_handler, "1 A");
    add_read_handler("b", read_keyword_handler, "2 B", Handler::CALM);
    add_write_handler("b", reconfigure_keyword_handler, "2 B");
    QueueDropper::add_handlers();
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(QueueDropper)
EXPORT_ELEMENT(PI)
