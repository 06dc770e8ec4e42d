/*
 * iprewriter.{cc,hh} -- rewrites addresses and ports of TCP and UDP packets
 */
#include <click/config.h>
#include "iprewriter.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

IPRewriter::IPRewriter()
{
    _udp_timeouts[0] = default_timeout;
    _udp_timeouts[1] = default_guarantee;
}

void *
IPRewriter::cast(const char *name)
{
    return strcmp(name, "IPRewriter") == 0 ? (void *) this : TCPRewriter::cast(name);
}

int
IPRewriter::configure(Vector<String> &conf, ErrorHandler *errh)
{
    bool streaming = false;
    if (Args(this, errh).bind(conf)
        .read("UDP_TIMEOUT", SecondsArg(), _udp_timeouts[0])
        .read("UDP_STREAMING_TIMEOUT", SecondsArg(), _udp_streaming_timeouts[0]).read_status(streaming)
        .read("UDP_GUARANTEE", SecondsArg(), _udp_timeouts[1])
        .consume() < 0)
        return -1;
    if (!streaming)
        _udp_streaming_timeouts[0] = _udp_timeouts[0];
    _udp_streaming_timeouts[1] = _udp_timeouts[1];
    to_jiffies(_udp_timeouts);
    to_jiffies(_udp_streaming_timeouts);
    return TCPRewriter::configure(conf, errh);
}

HashContainer<IPRewriterEntry> *
IPRewriter::get_map(int mapid)
{
    return mapid == IPRewriterInput::mapid_default ? &_map : mapid == IPRewriterInput::mapid_iprewriter_udp ? &_udp_map : 0;
}

IPRewriterEntry *
IPRewriter::get_entry(int ip_p, const IPFlowID &flowid, int input)
{
    if (ip_p == IP_PROTO_TCP)
        return TCPRewriter::get_entry(ip_p, flowid, input);
    if (ip_p != IP_PROTO_UDP)
        return 0;
    IPRewriterEntry *e = _udp_map.get(flowid);
    if (!e && static_cast<unsigned>(input) < static_cast<unsigned>(_input_specs.size())) {
        IPFlowID rewritten;
        if (_input_specs[input].rewrite_flowid(flowid, rewritten, 0, IPRewriterInput::mapid_iprewriter_udp) == rw_addmap)
            e = add_flow(ip_p, flowid, rewritten, input);
    }
    return e;
}

IPRewriterEntry *
IPRewriter::add_flow(int ip_p, const IPFlowID &flowid, const IPFlowID &rewritten, int input)
{
    if (ip_p == IP_PROTO_TCP)
        return TCPRewriter::add_flow(ip_p, flowid, rewritten, input);
    void *data = _udp_allocator.allocate();
    if (!data)
        return 0;
    bool guaranteed = _udp_timeouts[1] != 0;
    click_jiffies_t expiry = click_jiffies() + _udp_timeouts[guaranteed];
    return store_flow(new(data) UDPFlow(&_input_specs[input], flowid, rewritten, ip_p, guaranteed, expiry), input, _udp_map);
}

void
IPRewriter::destroy_flow(IPRewriterFlow *flow)
{
    if (flow->ip_p() == IP_PROTO_TCP) {
        TCPRewriter::destroy_flow(flow);
        return;
    }
    unmap_flow(flow, _udp_map);
    static_cast<UDPFlow *>(flow)->~UDPFlow();
    _udp_allocator.deallocate(flow);
}

click_jiffies_t
IPRewriter::best_effort_expiry(const IPRewriterFlow *flow)
{
    if (flow->ip_p() == IP_PROTO_TCP)
        return TCPRewriter::best_effort_expiry(flow);
    const uint32_t *timeouts = static_cast<const UDPFlow *>(flow)->streaming() ? _udp_streaming_timeouts : _udp_timeouts;
    return flow->expiry() + timeouts[0] - timeouts[1];
}

void
IPRewriter::push(int port, Packet *packet)
{
    const click_ip *iph = packet->ip_header();
    if (!has_whole_header(packet, 8) || !IP_FIRSTFRAG(iph)
        || (iph->ip_p != IP_PROTO_UDP && iph->ip_p != IP_PROTO_TCP)) {
        other_packet(port, packet);
        return;
    }
    WritablePacket *p = packet->uniqueify();
    if (!p)
        return;
    IPFlowID flowid(p);
    if (p->ip_header()->ip_p == IP_PROTO_TCP) {
        handle_tcp(p, flowid, port);
        return;
    }
    IPRewriterEntry *e = _udp_map.get(flowid);
    if (unlikely(!e) && !(e = new_entry(p, flowid, port, IPRewriterInput::mapid_iprewriter_udp)))
        return;
    UDPFlow *flow = static_cast<UDPFlow *>(e->flow());
    flow->apply(p, e->direction(), _annos);
    flow->change_expiry_by_timeout(_heap, click_jiffies(), flow->streaming() ? _udp_streaming_timeouts : _udp_timeouts);
    output(e->output()).push(p);
}

String
IPRewriter::udp_table_handler(Element *e, void *)
{
    return dump_map(static_cast<IPRewriter *>(e)->_udp_map, unparse_entry);
}

void
IPRewriter::add_handlers()
{
    add_read_handler("tcp_table", table_handler, 0, Handler::f_expensive);
    add_read_handler("tcp_mappings", table_handler, 0, Handler::f_deprecated);
    add_read_handler("udp_table", udp_table_handler, 0, Handler::f_expensive);
    add_read_handler("udp_mappings", udp_table_handler, 0, Handler::f_deprecated);
    set_handler("tcp_lookup", Handler::f_read | Handler::f_read_param, lookup_handler);
    add_rewriter_handlers(true);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(TCPRewriter UDPRewriter)
EXPORT_ELEMENT(IPRewriter)
