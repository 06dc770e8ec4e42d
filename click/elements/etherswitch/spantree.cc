// -*- c-basic-offset: 4 -*-
/*
 * spantree.{cc,hh} -- the spanning tree of IEEE 802.1D: roots, states of ports
 */
#include <click/config.h>
#include "spantree.hh"
#include "etherswitch.hh"
#include "../standard/suppressor.hh"
#include <click/args.hh>
#include <click/straccum.hh>
CLICK_DECLS

static const uint64_t PRIORITY = 0xDEAD;

EtherSpanTree::EtherSpanTree()
    : _root_port(-1), _id(0), _input(0), _output(0), _switch(0), _timeout(0), _changing(false), _send_change(false), _timer(this)
{
}

int
EtherSpanTree::configure(Vector<String> &conf, ErrorHandler *errh)
{
    if (Args(conf, this, errh)
        .read_mp("ADDR", _address)
        .read_mp("INPUT_SUPPRESSOR", ElementCastArg("Suppressor"), _input)
        .read_mp("OUTPUT_SUPPRESSOR", ElementCastArg("Suppressor"), _output)
        .read_mp("SWITCH", ElementCastArg("EtherSwitch"), _switch)
        .complete() < 0)
        return -1;
    // the address counts from its last byte, so that trees come out as they always did
    _id = PRIORITY;
    for (int i = 5; i >= 0; --i)
        _id = _id << 8 | _address.data()[i];
    return 0;
}

int
EtherSpanTree::initialize(ErrorHandler *)
{
    _ports.resize(ninputs());
    for (int i = 0; i < _ports.size(); ++i)
        apply(i);
    update(Timestamp::now());
    _timer.initialize(this);
    _timer.schedule_after_sec(_best.hello_time);
    return 0;
}

/* What this bridge says at a port. */
BridgeMessage
EtherSpanTree::offer(int port) const
{
    BridgeMessage m = _best;
    m.bridge = _id;
    m.port = port;
    return m;
}

/* Is this bridge the one that leads the port's network to the root? */
bool
EtherSpanTree::designated(int port) const
{
    return port != _root_port && (!_ports[port].heard || offer(port).compare(_ports[port].message) < 0);
}

void
EtherSpanTree::expire(const Timestamp &now)
{
    for (int i = 0; i < _ports.size(); ++i)
        if (_ports[i].heard && now >= _ports[i].sent + Timestamp::make_sec(_ports[i].message.max_age)) {
            click_chatter("Expiring message on port %d", i);
            _ports[i].heard = false;
        }
}

void
EtherSpanTree::find_root()
{
    _best = BridgeMessage();
    _best.root = _best.bridge = _id;
    _root_port = -1;
    for (int i = 0; i < _ports.size(); ++i) {
        const BridgeMessage &m = _ports[i].message;
        if (_ports[i].heard && m.root < _id && m.bridge != _id && (_root_port < 0 || m.compare(_ports[_root_port].message) < 0))
            _root_port = i;
    }
    if (_root_port >= 0) {
        _best = _ports[_root_port].message;
        if (_best.cost < 0xFFFFFFFF)
            ++_best.cost;
    }
}

void
EtherSpanTree::update(const Timestamp &now)
{
    find_root();
    for (int i = 0; i < _ports.size(); ++i)
        if (i == _root_port || designated(i))
            open(i, now);
        else if (_ports[i].state != BLOCK)
            set_state(i, BLOCK, now);
    if (_root_port < 0)
        set_send_change(false);
    if (changing(now) != _changing) {
        _changing = !_changing;
        if (_changing)
            _timeout = _switch->timeout();
        _switch->set_timeout(_changing ? _best.forward_delay : _timeout);
    }
}

void
EtherSpanTree::open(int port, const Timestamp &now)
{
    Port &p = _ports[port];
    if (p.state != FORWARD && (!p.since || now >= p.since + Timestamp::make_sec(_best.forward_delay)))
        set_state(port, static_cast<State>(p.state + 1), now);
}

void
EtherSpanTree::set_state(int port, State state, const Timestamp &now)
{
    Port &p = _ports[port];
    click_chatter("Changing port %d from %d to %d", port, p.state, state);
    bool matters = state == FORWARD || p.state == FORWARD;
    p.state = state;
    p.since = now;
    apply(port);
    if (matters)
        topology_changed(now);
}

void
EtherSpanTree::apply(int port)
{
    _input->set_active(port, _ports[port].state >= LEARN);
    _output->set_active(port, _ports[port].state == FORWARD);
}

void
EtherSpanTree::topology_changed(const Timestamp &now)
{
    if (_root_port < 0)
        _change_until = now + Timestamp::make_sec(_best.max_age + _best.forward_delay);
    else
        set_send_change(true);
}

void
EtherSpanTree::set_send_change(bool send)
{
    if (send != _send_change)
        click_chatter("Setting send_tc_msg: %s", send ? "true" : "false");
    _send_change = send;
}

bool
EtherSpanTree::changing(const Timestamp &now) const
{
    return _root_port < 0 ? now < _change_until : _best.change;
}

String
EtherSpanTree::read_handler(Element *e, void *)
{
    EtherSpanTree *t = static_cast<EtherSpanTree *>(e);
    StringAccum sa;
    for (int i = 0; i < t->_ports.size(); ++i)
        t->_ports[i].message.unparse(sa);
    t->_best.unparse(sa);
    return sa.take_string();
}

void
EtherSpanTree::add_handlers()
{
    add_read_handler("msgs", read_handler);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(EtherSwitch Suppressor EtherSwitchBridgeMessage EtherSpanTreeMessages)
EXPORT_ELEMENT(EtherSpanTree)
