/*
 * ipaddrrewriter.{cc,hh} -- rewrites source addresses
 */
#include <click/config.h>
#include "ipaddrrewriter.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

void *
IPAddrRewriter::cast(const char *name)
{
    return strcmp(name, "IPAddrRewriter") == 0 ? (void *) this : IPRewriterBase::cast(name);
}

int
IPAddrRewriter::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int reply_anno; // accepted, of no effect
    _timeouts[0] = default_addr_timeout;
    if (Args(this, errh).bind(conf).read("REPLY_ANNO", AnnoArg(1), reply_anno).consume() < 0)
        return -1;
    return IPRewriterBase::configure(conf, errh);
}

IPRewriterEntry *
IPAddrRewriter::get_entry(int ip_p, const IPFlowID &xflowid, int input)
{
    // forward flows are (source, 0, 0, 0), reply flows (0, 0, mapped address, 0)
    IPFlowID flowid(xflowid.saddr(), 0, 0, 0), reply(0, 0, xflowid.daddr(), 0);
    IPRewriterEntry *e = _map.get(input == get_entry_reply ? reply : flowid);
    if (!e)
        e = _map.get(input == get_entry_reply ? flowid : reply);
    return e ? e : IPRewriterBase::get_entry(ip_p, flowid, input);
}

IPRewriterEntry *
IPAddrRewriter::add_flow(int, const IPFlowID &flowid, const IPFlowID &rewritten, int input)
{
    // only addresses change
    if (rewritten.sport() || rewritten.dport() || rewritten.daddr())
        return 0;
    void *data = _allocator.allocate();
    if (!data)
        return 0;
    click_jiffies_t expiry = click_jiffies() + _timeouts[_timeouts[1] != 0];
    return store_flow(new(data) IPRewriterFlow(&_input_specs[input], flowid, rewritten, 0, _timeouts[1] != 0, expiry), input, _map);
}

void
IPAddrRewriter::destroy_flow(IPRewriterFlow *flow)
{
    unmap_flow(flow, _map);
    flow->~IPRewriterFlow();
    _allocator.deallocate(flow);
}

void
IPAddrRewriter::push(int port, Packet *packet)
{
    if (!packet->has_network_header() || packet->network_length() < static_cast<int>(sizeof(click_ip))) {
        packet->kill();
        return;
    }
    WritablePacket *p = packet->uniqueify();
    if (!p)
        return;
    click_ip *iph = p->ip_header();
    IPFlowID flowid(iph->ip_src, 0, 0, 0);
    IPRewriterEntry *e = _map.get(flowid);
    if (!e)
        e = _map.get(IPFlowID(0, 0, iph->ip_dst, 0));
    if (!e) {
        IPRewriterInput &is = _input_specs.unchecked_at(port);
        IPFlowID rewritten;
        int result = is.rewrite_flowid(flowid, rewritten, p);
        if (result == rw_addmap)
            e = add_flow(0, flowid, rewritten, port);
        if (!e) {
            checked_output_push(result, p);
            return;
        }
    }
    IPRewriterFlow *flow = e->flow();
    // the flow knows one address; the packet keeps its other one, and the annotation unless that one changed
    IPAddress src = e->direction() ? IPAddress(iph->ip_src) : e->rewritten_flowid().saddr();
    IPAddress dst = e->direction() ? e->rewritten_flowid().daddr() : IPAddress(iph->ip_dst);
    flow->apply_addresses(p, e->direction(), e->direction() ? static_cast<unsigned>(IPRewriterFlow::anno_dst) : 0);
    iph->ip_src = src;
    iph->ip_dst = dst;
    flow->change_expiry_by_timeout(_heap, click_jiffies(), _timeouts);
    output(e->output()).push(p);
}

void
IPAddrRewriter::unparse(StringAccum &sa, const IPRewriterEntry *e, click_jiffies_t now)
{
    sa << e->flowid().saddr() << " => " << e->rewritten_flowid().saddr();
    e->flow()->unparse_ports(sa, e->direction(), now);
}

String
IPAddrRewriter::table_handler(Element *e, void *)
{
    return dump_map(static_cast<IPAddrRewriter *>(e)->_map, unparse);
}

void
IPAddrRewriter::add_handlers()
{
    add_read_handler("table", table_handler);
    add_read_handler("mappings", table_handler, 0, Handler::f_deprecated);
    set_handler_flags("table", Handler::f_expensive);
    add_rewriter_handlers(true);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPRewriterBase)
EXPORT_ELEMENT(IPAddrRewriter)
