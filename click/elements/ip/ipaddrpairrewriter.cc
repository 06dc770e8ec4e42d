/*
 * ipaddrpairrewriter.{cc,hh} -- rewrites pairs of addresses
 */
#include <click/config.h>
#include "ipaddrpairrewriter.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

void *
IPAddrPairRewriter::cast(const char *name)
{
    return strcmp(name, "IPAddrPairRewriter") == 0 ? (void *) this : IPRewriterBase::cast(name);
}

int
IPAddrPairRewriter::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int reply_anno; // accepted, of no effect
    _timeouts[0] = default_addr_timeout;
    if (Args(this, errh).bind(conf).read("REPLY_ANNO", AnnoArg(1), reply_anno).consume() < 0)
        return -1;
    return IPRewriterBase::configure(conf, errh);
}

IPRewriterEntry *
IPAddrPairRewriter::get_entry(int ip_p, const IPFlowID &xflowid, int input)
{
    return IPRewriterBase::get_entry(ip_p, IPFlowID(xflowid.saddr(), 0, xflowid.daddr(), 0), input);
}

IPRewriterEntry *
IPAddrPairRewriter::add_flow(int, const IPFlowID &flowid, const IPFlowID &rewritten, int input)
{
    // only addresses change
    if (rewritten.sport() || rewritten.dport())
        return 0;
    void *data = _allocator.allocate();
    if (!data)
        return 0;
    click_jiffies_t expiry = click_jiffies() + _timeouts[_timeouts[1] != 0];
    return store_flow(new(data) IPRewriterFlow(&_input_specs[input], flowid, rewritten, 0, _timeouts[1] != 0, expiry), input, _map);
}

void
IPAddrPairRewriter::destroy_flow(IPRewriterFlow *flow)
{
    unmap_flow(flow, _map);
    flow->~IPRewriterFlow();
    _allocator.deallocate(flow);
}

void
IPAddrPairRewriter::push(int port, Packet *packet)
{
    if (!packet->has_network_header() || packet->network_length() < static_cast<int>(sizeof(click_ip))) {
        packet->kill();
        return;
    }
    WritablePacket *p = packet->uniqueify();
    if (!p)
        return;
    click_ip *iph = p->ip_header();
    IPFlowID flowid(iph->ip_src, 0, iph->ip_dst, 0);
    IPRewriterEntry *e = _map.get(flowid);
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
    flow->apply_addresses(p, e->direction(), IPRewriterFlow::anno_dst);
    flow->change_expiry_by_timeout(_heap, click_jiffies(), _timeouts);
    output(e->output()).push(p);
}

void
IPAddrPairRewriter::unparse(StringAccum &sa, const IPRewriterEntry *e, click_jiffies_t now)
{
    IPFlowID to = e->rewritten_flowid();
    sa << '(' << e->flowid().saddr() << ", " << e->flowid().daddr() << ") => (" << to.saddr() << ", " << to.daddr() << ')';
    e->flow()->unparse_ports(sa, e->direction(), now);
}

String
IPAddrPairRewriter::table_handler(Element *e, void *)
{
    return dump_map(static_cast<IPAddrPairRewriter *>(e)->_map, unparse);
}

void
IPAddrPairRewriter::add_handlers()
{
    add_read_handler("table", table_handler);
    add_read_handler("mappings", table_handler, 0, Handler::f_deprecated);
    set_handler_flags("table", Handler::f_expensive);
    add_rewriter_handlers(true);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPRewriterBase)
EXPORT_ELEMENT(IPAddrPairRewriter)
