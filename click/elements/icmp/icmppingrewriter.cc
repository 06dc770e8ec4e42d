/*
 * icmppingrewriter.{cc,hh} -- rewrites addresses and identifiers of ICMP echo requests and replies (RFC 792)
 */
#include <click/config.h>
#include "icmppingrewriter.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

void *
ICMPPingRewriter::cast(const char *name)
{
    return strcmp(name, "ICMPPingRewriter") == 0 ? (void *) this : IPRewriterBase::cast(name);
}

int
ICMPPingRewriter::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return read_annos(conf, errh) < 0 ? -1 : IPRewriterBase::configure(conf, errh);
}

IPRewriterEntry *
ICMPPingRewriter::get_entry(int ip_p, const IPFlowID &flowid, int input)
{
    if (ip_p != IP_PROTO_ICMP)
        return 0;
    if (input == get_entry_reply)
        return _reply_map.get(flowid);
    return IPRewriterBase::get_entry(ip_p, flowid, input);
}

IPRewriterEntry *
ICMPPingRewriter::add_flow(int, const IPFlowID &flowid, const IPFlowID &rewritten, int input)
{
    void *data = _allocator.allocate();
    if (!data)
        return 0;
    IPFlowID to(rewritten);
    to.set_dport(0);
    click_jiffies_t expiry = click_jiffies() + _timeouts[_timeouts[1] != 0];
    return store_flow(new(data) IPRewriterFlow(&_input_specs[input], flowid, to, IP_PROTO_ICMP, _timeouts[1] != 0, expiry), input,
                      _map, &_reply_map);
}

void
ICMPPingRewriter::destroy_flow(IPRewriterFlow *flow)
{
    unmap_flow(flow, _map, &_reply_map);
    flow->~IPRewriterFlow();
    _allocator.deallocate(flow);
}

void
ICMPPingRewriter::push(int port, Packet *packet)
{
    const click_icmp_echo *in = reinterpret_cast<const click_icmp_echo *>(packet->icmp_header());
    IPRewriterEntry *e = 0;
    IPFlowID flowid;
    bool request = false;
    if (has_whole_header(packet, 6) && packet->ip_header()->ip_p == IP_PROTO_ICMP
        && IP_FIRSTFRAG(packet->ip_header()) && (in->icmp_type == ICMP_ECHO || in->icmp_type == ICMP_ECHOREPLY)) {
        request = in->icmp_type == ICMP_ECHO;
        flowid.assign(packet->ip_header()->ip_src, request ? in->icmp_identifier : 0,
                      packet->ip_header()->ip_dst, request ? 0 : in->icmp_identifier);
        e = request ? _map.get(flowid) : _reply_map.get(flowid);
    }
    if (!e && !request) {
        other_packet(port, packet);
        return;
    }
    WritablePacket *p = packet->uniqueify();
    if (!p)
        return;
    if (!e && !(e = new_entry(p, flowid, port)))
        return;
    IPRewriterFlow *flow = e->flow();
    flow->apply_addresses(p, e->direction(), _annos);
    IPFlowID to = e->rewritten_flowid();
    click_icmp_echo *icmph = reinterpret_cast<click_icmp_echo *>(p->icmp_header());
    uint16_t identifier = e->direction() ? to.dport() : to.sport();
    click_update_in_cksum(&icmph->icmp_cksum, icmph->icmp_identifier, identifier);
    icmph->icmp_identifier = identifier;
    click_update_zero_in_cksum(&icmph->icmp_cksum, p->transport_header(), p->transport_length());
    flow->change_expiry_by_timeout(_heap, click_jiffies(), _timeouts);
    output(e->output()).push(p);
}

void
ICMPPingRewriter::unparse(StringAccum &sa, const IPRewriterEntry *e, click_jiffies_t now)
{
    IPFlowID from = e->flowid(), to = e->rewritten_flowid();
    sa << '(' << from.saddr() << ", " << from.daddr() << ", " << ntohs(e->direction() ? from.dport() : from.sport())
       << ") => (" << to.saddr() << ", " << to.daddr() << ", " << ntohs(e->direction() ? to.dport() : to.sport()) << ')';
    e->flow()->unparse_ports(sa, e->direction(), now);
}

String
ICMPPingRewriter::table_handler(Element *e, void *)
{
    ICMPPingRewriter *rw = static_cast<ICMPPingRewriter *>(e);
    return dump_map(rw->_map, unparse) + dump_map(rw->_reply_map, unparse);
}

void
ICMPPingRewriter::add_handlers()
{
    add_read_handler("table", table_handler, 0, Handler::f_expensive);
    add_read_handler("mappings", table_handler, 0, Handler::f_deprecated);
    add_rewriter_handlers(true);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPRewriterBase)
EXPORT_ELEMENT(ICMPPingRewriter)
