// -*- c-basic-offset: 4 -*-
/*
 * codel.{cc,hh} -- drops packets that were queued too long
 */
#include <click/config.h>
#include "codel.hh"
#include <click/args.hh>
#include <click/packet_anno.hh>
#include <click/straccum.hh>
CLICK_DECLS

CoDel::CoDel()
    : _target(Timestamp::make_msec(5)), _interval(Timestamp::make_msec(100)), _count(0), _dropping(false), _drops(0)
{
}

int
CoDel::configure(Vector<String> &conf, ErrorHandler *errh)
{
    Timestamp target = Timestamp::make_msec(5), interval = Timestamp::make_msec(100);
    String queues;
    if (Args(conf, this, errh)
        .read_p("TARGET", target)
        .read_p("INTERVAL", interval)
        .read("QUEUES", AnyArg(), queues)
        .complete() < 0
        || _queues.configure(queues, this, errh) < 0)
        return -1;
    _target = target;
    _interval = interval;
    return 0;
}

int
CoDel::initialize(ErrorHandler *errh)
{
    return _queues.initialize(this, true, true, errh);
}

/* INTERVAL / sqrt(_count), the root in sixteenths. */
Timestamp
CoDel::spacing() const
{
    uint64_t square = static_cast<uint64_t>(_count) << 8, root = 0;
    for (uint64_t bit = static_cast<uint64_t>(1) << 20; bit; bit >>= 1)
        if ((root | bit) * (root | bit) <= square)
            root |= bit;
    return Timestamp::make_nsec(_interval.nsecval() * 16 / static_cast<int64_t>(root ? root : 1));
}

void
CoDel::drop(Packet *p)
{
    ++_drops;
    p->kill();
}

/* The next packet, and whether the delay has been too long for long enough. */
Packet *
CoDel::take(const Timestamp &now, bool &may_drop)
{
    may_drop = false;
    Packet *p = input(0).pull();
    if (!p) {
        _deadline = Timestamp();
        return 0;
    }
    const Timestamp &since = CONST_FIRST_TIMESTAMP_ANNO(p);
    if (since.sec() == 0)
        return p;
    if (now - since < _target)
        _deadline = Timestamp();
    else if (!_deadline)
        _deadline = now + _interval;
    else
        may_drop = now >= _deadline;
    return p;
}

Packet *
CoDel::pull(int)
{
    Timestamp now = Timestamp::now();
    bool may_drop;
    Packet *p = take(now, may_drop);
    if (_dropping) {
        if (!may_drop)
            _dropping = false;
        while (_dropping && now >= _next_drop) {
            drop(p);
            ++_count;
            p = take(now, may_drop);
            if (may_drop)
                _next_drop += spacing();
            else
                _dropping = false;
        }
    } else if (may_drop && (now - _next_drop < _interval || now - _deadline >= _interval)) {
        drop(p);
        p = take(now, may_drop);
        _dropping = true;
        // When the last time is not long ago, its rate is a better guess than one drop.
        _count = now - _next_drop < _interval && _count > 2 ? _count - 2 : 1;
        _next_drop = now + spacing();
    }
    return p;
}

enum { h_stats, h_queues, h_config };

String
CoDel::read_handler(Element *e, void *what)
{
    CoDel *c = static_cast<CoDel *>(e);
    StringAccum sa;
    switch (reinterpret_cast<intptr_t>(what)) {
    case h_stats:
        sa << c->_queues.size() << " current queue\n" << c->_drops << " drops\n";
        break;
    case h_queues:
        sa << c->_queues.unparse("\n") << '\n';
        break;
    default:
        sa << c->_target << "s, " << c->_interval << " s, ";
    }
    return sa.take_string();
}

void
CoDel::add_handlers()
{
    add_read_handler("codel_target", read_keyword_handler, "0 TARGET", Handler::CALM);
    add_write_handler("codel_target", reconfigure_keyword_handler, "0 TARGET");
    // There is no third argument: it has always been read so, and scripts may compare.
    add_read_handler("codel_interval", read_keyword_handler, "2 INTERVAL", Handler::CALM);
    add_write_handler("codel_interval", reconfigure_keyword_handler, "1 INTERVAL");
    add_data_handlers("drops", Handler::OP_READ, &_drops);
    add_read_handler("stats", read_handler, h_stats);
    add_read_handler("queues", read_handler, h_queues);
    add_read_handler("config", read_handler, h_config);
    set_handler_flags("config", 0, Handler::CALM);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(NearbyQueues)
EXPORT_ELEMENT(CoDel)
