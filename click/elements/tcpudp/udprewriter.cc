/*
 * udprewriter.{cc,hh} -- rewrites addresses and ports of UDP, TCP and DCCP packets
 */
#include <click/config.h>
#include "udprewriter.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

void *
UDPRewriter::cast(const char *name)
{
    return strcmp(name, "UDPRewriter") == 0 ? (void *) this : IPRewriterBase::cast(name);
}

int
UDPRewriter::configure(Vector<String> &conf, ErrorHandler *errh)
{
    bool streaming = false, streaming2 = false;
    if (Args(this, errh).bind(conf)
        .read("UDP_TIMEOUT", SecondsArg(), _timeouts[0])
        .read("TIMEOUT", SecondsArg(), _timeouts[0])
        .read("UDP_STREAMING_TIMEOUT", SecondsArg(), _streaming_timeouts[0]).read_status(streaming)
        .read("STREAMING_TIMEOUT", SecondsArg(), _streaming_timeouts[0]).read_status(streaming2)
        .read("UDP_GUARANTEE", SecondsArg(), _timeouts[1])
        .read("GUARANTEE", SecondsArg(), _timeouts[1])
        .consume() < 0
        || read_annos(conf, errh) < 0)
        return -1;
    if (!streaming && !streaming2)
        _streaming_timeouts[0] = _timeouts[0];
    _streaming_timeouts[1] = _timeouts[1];
    to_jiffies(_streaming_timeouts);
    return IPRewriterBase::configure(conf, errh);
}

click_jiffies_t
UDPRewriter::best_effort_expiry(const IPRewriterFlow *flow)
{
    const uint32_t *timeouts = static_cast<const UDPFlow *>(flow)->streaming() ? _streaming_timeouts : _timeouts;
    return flow->expiry() + timeouts[0] - timeouts[1];
}

IPRewriterEntry *
UDPRewriter::add_flow(int ip_p, const IPFlowID &flowid, const IPFlowID &rewritten, int input)
{
    void *data = _allocator.allocate();
    if (!data)
        return 0;
    click_jiffies_t expiry = click_jiffies() + _timeouts[_timeouts[1] != 0];
    return store_flow(new(data) UDPFlow(&_input_specs[input], flowid, rewritten, ip_p, _timeouts[1] != 0, expiry), input, _map);
}

void
UDPRewriter::destroy_flow(IPRewriterFlow *flow)
{
    unmap_flow(flow, _map);
    static_cast<UDPFlow *>(flow)->~UDPFlow();
    _allocator.deallocate(flow);
}

void
UDPRewriter::push(int port, Packet *packet)
{
    if (!has_whole_header(packet, 8) || !IP_FIRSTFRAG(packet->ip_header())
        || (packet->ip_header()->ip_p != IP_PROTO_UDP && packet->ip_header()->ip_p != IP_PROTO_TCP
            && packet->ip_header()->ip_p != IP_PROTO_DCCP)) {
        other_packet(port, packet);
        return;
    }
    WritablePacket *p = packet->uniqueify();
    if (!p)
        return;
    IPFlowID flowid(p);
    IPRewriterEntry *e = _map.get(flowid);
    if (unlikely(!e) && !(e = new_entry(p, flowid, port)))
        return;
    UDPFlow *flow = static_cast<UDPFlow *>(e->flow());
    flow->apply(p, e->direction(), _annos);
    flow->change_expiry_by_timeout(_heap, click_jiffies(), flow->streaming() ? _streaming_timeouts : _timeouts);
    output(e->output()).push(p);
}

String
UDPRewriter::table_handler(Element *e, void *)
{
    return dump_map(static_cast<UDPRewriter *>(e)->_map, unparse_entry);
}

void
UDPRewriter::add_handlers()
{
    add_read_handler("table", table_handler, 0, Handler::f_expensive);
    add_read_handler("mappings", table_handler, 0, Handler::f_deprecated);
    add_rewriter_handlers(true);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPRewriterBase)
EXPORT_ELEMENT(UDPRewriter)
