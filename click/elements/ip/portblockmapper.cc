/*
 * portblockmapper.{cc,hh} -- gives each subscriber a block of ports of its own (RFC 6888, RFC 7422)
 */
#include <click/config.h>
#include "portblockmapper.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

PortBlockMapper::PortBlockMapper()
    : _first(1024), _block(1024), _per_address(1), _max_flows(max_flows), _fout(0), _rout(1), _eif(true), _chatter(false),
      _log_next(0), _active(0), _ports(0), _refused_ports(0), _refused_flows(0)
{
}

void *
PortBlockMapper::cast(const char *name)
{
    return strcmp(name, "IPMapper") == 0 ? static_cast<IPMapper *>(this) : Element::cast(name);
}

int
PortBlockMapper::configure(Vector<String> &conf, ErrorHandler *errh)
{
    String ports = "1024-65535";
    if (Args(conf, this, errh).read_mp("SUBSCRIBERS", IPPrefixArg(), _inside, _inside_mask)
        .read_mp("ADDRESSES", IPPrefixArg(true), _outside, _outside_mask)
        .read("PORTS", WordArg(), ports)
        .read("BLOCK", _block)
        .read("FLOWS", _max_flows)
        .read("EIF", _eif)
        .read("LOG", _chatter)
        .read("FOUT", _fout)
        .read("ROUT", _rout).complete() < 0)
        return -1;
    uint32_t last = 0;
    int dash = ports.find_left('-');
    if (dash < 0 || !IntArg().parse(ports.substring(0, dash), _first) || !IntArg().parse(ports.substring(dash + 1), last)
        || _first > last || last > 65535)
        return errh->error("PORTS must be FIRST-LAST, 65535 at most");
    if (_block == 0 || _block > last - _first + 1)
        return errh->error("PORTS has no block of %u ports", _block);
    if (_max_flows == 0 || _max_flows > max_flows)
        return errh->error("FLOWS must be between 1 and %d", static_cast<int>(max_flows));
    _per_address = (last - _first + 1) / _block;
    uint64_t subscribers = 1ULL + ~ntohl(_inside_mask.addr()), addresses = 1ULL + ~ntohl(_outside_mask.addr());
    if (subscribers > 65536)
        return errh->error("SUBSCRIBERS must be /16 or smaller");
    if (addresses * _per_address < subscribers)
        return errh->error("%u subscribers, but ADDRESSES and PORTS have room for %u", static_cast<unsigned>(subscribers),
                           static_cast<unsigned>(addresses * _per_address));
    if (_inside.matches_prefix(_outside, _outside_mask) || _outside.matches_prefix(_inside, _inside_mask))
        return errh->error("SUBSCRIBERS and ADDRESSES overlap");
    Subscriber none;
    memset(&none, 0, sizeof(none));
    _subscribers.assign(subscribers, none);
    return 0;
}

void
PortBlockMapper::cleanup(CleanupStage)
{
    for (int i = 0; i != _subscribers.size(); ++i)
        for (int space = 0; space != spaces; ++space)
            delete[] _subscribers[i].blocks[space].ports;
    _subscribers.clear();
}

void
PortBlockMapper::notify_rewriter(IPRewriterBase *user, IPRewriterInput *input, ErrorHandler *errh)
{
    if (input->reply_element != user)
        errh->error("%s needs a rewriter that holds its own replies", declaration().c_str());
    if (_fout < 0 || _fout >= user->noutputs() || _rout < 0 || _rout >= user->noutputs())
        errh->error("output port out of range in %s", declaration().c_str());
}

int
PortBlockMapper::subscriber_inside(IPAddress a) const
{
    if (!a.matches_prefix(_inside, _inside_mask))
        return -1;
    int number = ntohl(a.addr()) & ~ntohl(_inside_mask.addr());
    return number < _subscribers.size() ? number : -1;
}

int
PortBlockMapper::subscriber_outside(IPAddress a, uint32_t port) const
{
    if (!a.matches_prefix(_outside, _outside_mask) || port < _first || (port - _first) / _block >= _per_address)
        return -1;
    uint64_t number = static_cast<uint64_t>(ntohl(a.addr()) & ~ntohl(_outside_mask.addr())) * _per_address + (port - _first) / _block;
    return number < static_cast<uint64_t>(_subscribers.size()) ? static_cast<int>(number) : -1;
}

IPAddress
PortBlockMapper::address_of(int subscriber) const
{
    return IPAddress(htonl((ntohl(_outside.addr()) & ntohl(_outside_mask.addr())) + subscriber / _per_address));
}

// The place in the block of a port's mapping, or of a free port for it; -1 if there is none. A port of the block keeps its number.
int
PortBlockMapper::choose(const Block &block, uint16_t inside) const
{
    uint32_t start = (ntohs(inside) + _block - _first % _block) % _block;
    if (!block.ports)
        return start;
    int free = -1;
    for (uint32_t i = 0; i != _block && (free < 0 || i <= block.reach); ++i) {
        uint32_t place = start + i < _block ? start + i : start + i - _block;
        if (block.ports[place].flows == 0)
            free = free < 0 ? static_cast<int>(place) : free;
        else if (block.ports[place].inside == inside)
            return place;
    }
    return free;
}

int
PortBlockMapper::rewrite_flowid(IPRewriterInput *input, const IPFlowID &flowid, IPFlowID &rewritten, Packet *p, int mapid)
{
    int space = space_of(p ? p->ip_header()->ip_p : mapid == IPRewriterInput::mapid_iprewriter_udp ? IP_PROTO_UDP : IP_PROTO_TCP);
    int number = subscriber_inside(flowid.saddr());
    bool outbound = number >= 0;
    if (!outbound)
        number = _eif ? subscriber_outside(flowid.daddr(), ntohs(flowid.dport())) : -1;
    if (number < 0)
        return IPRewriterBase::rw_drop;
    const Block &block = _subscribers[number].blocks[space];
    const Port *known = 0;
    if (!outbound) {
        known = block.ports ? &block.ports[ntohs(flowid.dport()) - first_port(number)] : 0;
        if (!known || known->flows == 0)
            return IPRewriterBase::rw_drop;
    }
    if (_subscribers[number].flows >= _max_flows) {
        ++_refused_flows;
        return IPRewriterBase::rw_drop;
    }
    rewritten = flowid;
    if (outbound) {
        int place = choose(block, flowid.sport());
        if (place < 0) {
            ++_refused_ports;
            return IPRewriterBase::rw_drop;
        }
        rewritten.set_saddr(address_of(number));
        rewritten.set_sport(htons(first_port(number) + place));
    } else {
        rewritten.set_daddr(IPAddress((_inside.addr() & _inside_mask.addr()) | htonl(number)));
        rewritten.set_dport(known->inside);
    }
    input->foutput = outbound ? _fout : _rout;
    input->routput = outbound ? _rout : _fout;
    return IPRewriterBase::rw_addmap;
}

// Where the flow's port outside is; 0 when it is none of ours, or everything has been cleaned up already.
PortBlockMapper::Port *
PortBlockMapper::port_of(const IPRewriterFlow *flow, int &subscriber, Block *&block)
{
    // both directions name the address outside as a destination: replies to the subscriber, or the packets of a flow from outside
    const IPFlowID &id = flow->entry(subscriber_inside(flow->entry(false).flowid().saddr()) >= 0).flowid();
    uint32_t port = ntohs(id.dport());
    subscriber = subscriber_outside(id.daddr(), port);
    if (subscriber < 0)
        return 0;
    block = &_subscribers[subscriber].blocks[space_of(flow->ip_p())];
    if (!block->ports && !(block->ports = new Port[_block]()))
        return 0;
    return &block->ports[port - first_port(subscriber)];
}

void
PortBlockMapper::flow_added(const IPRewriterFlow *flow)
{
    int number;
    Block *block;
    Port *port = port_of(flow, number, block);
    if (!port)
        return;
    if (port->flows == 0) {
        port->inside = flow->entry(false).flowid().sport(); // only a subscriber's packets take a port that is free
        uint32_t place = port - block->ports, start = (ntohs(port->inside) + _block - _first % _block) % _block;
        uint32_t distance = place >= start ? place - start : place + _block - start;
        block->reach = distance > block->reach ? distance : block->reach;
        ++block->used;
        ++_ports;
    }
    ++port->flows;
    if (_subscribers[number].flows++ == 0) {
        ++_active;
        note('+', number);
    }
}

void
PortBlockMapper::flow_removed(const IPRewriterFlow *flow)
{
    int number;
    Block *block;
    Port *port = port_of(flow, number, block);
    if (!port || port->flows == 0)
        return;
    if (--port->flows == 0) {
        --_ports;
        if (--block->used == 0) {
            delete[] block->ports;
            block->ports = 0;
            block->reach = 0;
        }
    }
    if (--_subscribers[number].flows == 0) {
        --_active;
        note('-', number);
    }
}

void
PortBlockMapper::note(char sign, int subscriber)
{
    StringAccum sa;
    sa << Timestamp::now().sec() << ' ' << sign << ' ' << IPAddress((_inside.addr() & _inside_mask.addr()) | htonl(subscriber)) << ' '
       << address_of(subscriber) << ' ' << first_port(subscriber) << '-' << first_port(subscriber) + _block - 1;
    String line = sa.take_string();
    if (_chatter)
        click_chatter("%s: %s", declaration().c_str(), line.c_str());
    if (_log.size() < log_lines)
        _log.push_back(line);
    else
        _log[_log_next] = line;
    _log_next = (_log_next + 1) % log_lines;
}

int
PortBlockMapper::query(String &str, int what, ErrorHandler *errh) const
{
    IPAddress a;
    uint32_t port = 0;
    String word = cp_shift_spacevec(str);
    if (!IPAddressArg().parse(word, a) || (what == h_owner && !IntArg().parse(cp_shift_spacevec(str), port)) || str)
        return errh->error(what == h_owner ? "expected ADDRESS PORT" : "expected an address");
    int number = what == h_owner ? subscriber_outside(a, port) : subscriber_inside(a);
    if (number < 0)
        return errh->error(what == h_owner ? "no subscriber has this port" : "no subscriber");
    StringAccum sa;
    if (what == h_owner)
        sa << IPAddress((_inside.addr() & _inside_mask.addr()) | htonl(number));
    else
        sa << address_of(number) << ' ' << first_port(number) << '-' << first_port(number) + _block - 1;
    str = sa.take_string();
    return 0;
}

int
PortBlockMapper::query_handler(int, String &str, Element *e, const Handler *h, ErrorHandler *errh)
{
    return static_cast<PortBlockMapper *>(e)->query(str, reinterpret_cast<intptr_t>(h->read_user_data()), errh);
}

String
PortBlockMapper::read_handler(Element *e, void *user_data)
{
    const PortBlockMapper *m = static_cast<PortBlockMapper *>(e);
    StringAccum sa;
    switch (reinterpret_cast<intptr_t>(user_data)) {
      case h_subscribers:
        return String(m->_active);
      case h_ports:
        return String(m->_ports);
      case h_refused_ports:
        return String(m->_refused_ports);
      case h_refused_flows:
        return String(m->_refused_flows);
      default:
        for (int i = 0; i != m->_log.size(); ++i)
            sa << m->_log[(m->_log.size() < log_lines ? i : m->_log_next + i) % m->_log.size()] << '\n';
        return sa.take_string();
    }
}

void
PortBlockMapper::add_handlers()
{
    set_handler("mapping", Handler::f_read | Handler::f_read_param, query_handler, h_mapping);
    set_handler("owner", Handler::f_read | Handler::f_read_param, query_handler, h_owner);
    add_read_handler("subscribers", read_handler, h_subscribers);
    add_read_handler("ports", read_handler, h_ports);
    add_read_handler("refused_ports", read_handler, h_refused_ports);
    add_read_handler("refused_flows", read_handler, h_refused_flows);
    add_read_handler("log", read_handler, h_log, Handler::f_expensive);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPRewriterBase)
EXPORT_ELEMENT(PortBlockMapper)
