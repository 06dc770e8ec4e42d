/*
 * addrrewriterbase.{cc,hh} -- what the rewriters of addresses share
 */
#include <click/config.h>
#include "addrrewriterbase.hh"
#include <click/args.hh>
#include <click/error.hh>
CLICK_DECLS

int
AddrRewriterBase::configure(Vector<String> &conf, ErrorHandler *errh)
{
    int reply_anno; // accepted, of no effect
    _timeouts[0] = default_addr_timeout;
    if (Args(this, errh).bind(conf).read("REPLY_ANNO", AnnoArg(1), reply_anno).consume() < 0)
        return -1;
    return IPRewriterBase::configure(conf, errh);
}

IPRewriterEntry *
AddrRewriterBase::add_flow(int, const IPFlowID &flowid, const IPFlowID &rewritten, int input)
{
    // only addresses change
    if (rewritten.sport() || rewritten.dport() || !accepts(rewritten))
        return 0;
    void *data = _allocator.allocate();
    if (!data)
        return 0;
    click_jiffies_t expiry = click_jiffies() + _timeouts[_timeouts[1] != 0];
    return store_flow(new(data) IPRewriterFlow(&_input_specs[input], flowid, rewritten, 0, _timeouts[1] != 0, expiry), input, _map);
}

void
AddrRewriterBase::destroy_flow(IPRewriterFlow *flow)
{
    unmap_flow(flow, _map);
    flow->~IPRewriterFlow();
    _allocator.deallocate(flow);
}

void
AddrRewriterBase::push(int port, Packet *packet)
{
    if (!packet->has_network_header() || packet->network_length() < static_cast<int>(sizeof(click_ip))) {
        packet->kill();
        return;
    }
    WritablePacket *p = packet->uniqueify();
    if (!p)
        return;
    IPRewriterEntry *e = find(p->ip_header());
    if (!e && !(e = new_entry(p, new_flowid(p->ip_header()), port)))
        return;
    apply(e, p);
    e->flow()->change_expiry_by_timeout(_heap, click_jiffies(), _timeouts);
    output(e->output()).push(p);
}

String
AddrRewriterBase::table_handler(Element *e, void *)
{
    return static_cast<AddrRewriterBase *>(e)->table();
}

void
AddrRewriterBase::add_handlers()
{
    add_read_handler("table", table_handler);
    add_read_handler("mappings", table_handler, 0, Handler::f_deprecated);
    set_handler_flags("table", Handler::f_expensive);
    add_rewriter_handlers(true);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPRewriterBase)
ELEMENT_PROVIDES(AddrRewriterBase)
