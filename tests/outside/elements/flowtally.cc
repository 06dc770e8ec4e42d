#include <click/config.h>
#include "flowtally.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/straccum.hh>
#include <click/glue.hh>
#include <clicknet/ip.h>
#include <clicknet/udp.h>
CLICK_DECLS

FlowTally::FlowTally()
    : _limit(0)
{
}

int
FlowTally::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_p("LIMIT", _limit).complete();
}

void
FlowTally::take_state(Element *e, ErrorHandler *)
{
    if (FlowTally *old = static_cast<FlowTally *>(e->cast("FlowTally")))
	_table.swap(old->_table);
}

bool
FlowTally::count(Packet *p)
{
    const click_ip *iph = p->ip_header();
    if (!p->has_network_header() || !IP_FIRSTFRAG(iph)
	|| (iph->ip_p != IP_PROTO_TCP && iph->ip_p != IP_PROTO_UDP)
	|| p->transport_length() < (int) sizeof(click_udp))
	return true;
    IPFlowID flow(p);
    if (ntohl(flow.saddr().addr()) > ntohl(flow.daddr().addr()))
	flow = flow.reverse();
    Table::iterator it = _table.find(flow);
    if (!it) {
	if (_limit && _table.size() >= _limit)
	    return false;
	it = _table.find_insert(flow, Tally());
    }
    ++it.value().packets;
    it->second.bytes += p->length();
    return true;
}

void
FlowTally::push(int, Packet *p)
{
    if (count(p))
	output(0).push(p);
    else
	checked_output_push(1, p);
}

Packet *
FlowTally::pull(int)
{
    Packet *p = input(0).pull();
    if (p && !count(p)) {
	checked_output_push(1, p);
	return 0;
    }
    return p;
}

int
FlowTally::compare(const void *a, const void *b, void *user)
{
    const FlowTally *ft = reinterpret_cast<const FlowTally *>(user);
    const IPFlowID &fa = *reinterpret_cast<const IPFlowID *>(a), &fb = *reinterpret_cast<const IPFlowID *>(b);
    uint32_t na = ft->_table.get(fa).packets, nb = ft->_table.get(fb).packets;
    if (na != nb)
	return na > nb ? -1 : 1;
    return click_compare(fa.unparse(), fb.unparse());
}

String
FlowTally::read_handler(Element *e, void *thunk)
{
    FlowTally *ft = static_cast<FlowTally *>(e);
    if (thunk)
	return String(ft->_table.size());
    Vector<IPFlowID> flows;
    for (Table::const_iterator it = ft->_table.begin(); it.live(); ++it)
	flows.push_back(it.key());
    click_qsort(flows.begin(), flows.size(), sizeof(IPFlowID), compare, ft);
    StringAccum sa;
    for (IPFlowID *f = flows.begin(); f != flows.end(); ++f) {
	const Tally *t = ft->_table.get_pointer(*f);
	sa << *f << ' ' << t->packets << ' ' << t->bytes << '\n';
    }
    return sa.take_string();
}

int
FlowTally::write_handler(const String &, Element *e, void *, ErrorHandler *)
{
    static_cast<FlowTally *>(e)->_table.clear();
    return 0;
}

void
FlowTally::add_handlers()
{
    add_read_handler("flows", read_handler, 0);
    add_read_handler("nflows", read_handler, 1);
    add_write_handler("clear", write_handler, 0, Handler::f_button);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(int64)
EXPORT_ELEMENT(FlowTally)
