/*
 * tcprewriter.{cc,hh} -- rewrites addresses, ports and sequence numbers of TCP packets
 */
#include <click/config.h>
#include "tcprewriter.hh"
#include <click/args.hh>
#include <click/confparse.hh>
#include <click/error.hh>
#include <click/straccum.hh>
CLICK_DECLS

TCPRewriter::TCPRewriter()
    : _data_timeout(86400), _done_timeout(240)
{
}

void *
TCPRewriter::cast(const char *name)
{
    return strcmp(name, "TCPRewriter") == 0 ? (void *) this : IPRewriterBase::cast(name);
}

int
TCPRewriter::configure(Vector<String> &conf, ErrorHandler *errh)
{
    if (Args(this, errh).bind(conf)
        .read("TCP_NODATA_TIMEOUT", SecondsArg(), _timeouts[0])
        .read("TIMEOUT", SecondsArg(), _data_timeout)
        .read("TCP_TIMEOUT", SecondsArg(), _data_timeout)
        .read("TCP_DONE_TIMEOUT", SecondsArg(), _done_timeout)
        .read("TCP_GUARANTEE", SecondsArg(), _timeouts[1])
        .read("GUARANTEE", SecondsArg(), _timeouts[1])
        .consume() < 0
        || read_annos(conf, errh) < 0)
        return -1;
    uint32_t timeouts[2] = { _data_timeout, _done_timeout };
    to_jiffies(timeouts);
    _data_timeout = timeouts[0];
    _done_timeout = timeouts[1];
    return IPRewriterBase::configure(conf, errh);
}

click_jiffies_t
TCPRewriter::best_effort_expiry(const IPRewriterFlow *flow)
{
    return flow->expiry() + timeout(static_cast<const TCPFlow *>(flow)) - _timeouts[1];
}

IPRewriterEntry *
TCPRewriter::add_flow(int, const IPFlowID &flowid, const IPFlowID &rewritten, int input)
{
    void *data = _allocator.allocate();
    if (!data)
        return 0;
    click_jiffies_t expiry = click_jiffies() + _timeouts[_timeouts[1] != 0];
    return store_flow(new(data) TCPFlow(&_input_specs[input], flowid, rewritten, _timeouts[1] != 0, expiry), input, _map);
}

void
TCPRewriter::destroy_flow(IPRewriterFlow *flow)
{
    unmap_flow(flow, _map);
    static_cast<TCPFlow *>(flow)->~TCPFlow();
    _allocator.deallocate(flow);
}

void
TCPRewriter::push(int port, Packet *packet)
{
    if (!has_whole_header(packet, 8) || !IP_FIRSTFRAG(packet->ip_header())
        || packet->ip_header()->ip_p != IP_PROTO_TCP) {
        other_packet(port, packet);
        return;
    }
    if (WritablePacket *p = packet->uniqueify())
        handle_tcp(p, IPFlowID(p), port);
}

void
TCPRewriter::unparse(StringAccum &sa, const IPRewriterEntry *e, click_jiffies_t now)
{
    static_cast<const TCPFlow *>(e->flow())->unparse(sa, e->direction(), now);
}

String
TCPRewriter::table_handler(Element *e, void *)
{
    return dump_map(static_cast<TCPRewriter *>(e)->_map, unparse);
}

int
TCPRewriter::lookup_handler(int, String &text, Element *e, const Handler *, ErrorHandler *errh)
{
    IPAddress saddr, daddr;
    uint16_t sport, dport;
    if (Args(e, errh).push_back_words(text)
        .read_mp("SADDR", saddr).read_mp("SPORT", IPPortArg(IP_PROTO_TCP), sport)
        .read_mp("DADDR", daddr).read_mp("DPORT", IPPortArg(IP_PROTO_TCP), dport)
        .complete() < 0)
        return -1;
    StringAccum sa;
    IPFlowID flowid(saddr, htons(sport), daddr, htons(dport));
    if (IPRewriterEntry *entry = static_cast<TCPRewriter *>(e)->_map.get(flowid)) {
        IPFlowID to = entry->rewritten_flowid();
        sa << to.saddr() << ' ' << ntohs(to.sport()) << ' ' << to.daddr() << ' ' << ntohs(to.dport());
    }
    text = sa.take_string();
    return 0;
}

void
TCPRewriter::add_handlers()
{
    add_read_handler("table", table_handler, 0, Handler::f_expensive);
    add_read_handler("mappings", table_handler, 0, Handler::f_deprecated);
    set_handler("lookup", Handler::f_read | Handler::f_read_param, lookup_handler);
    add_rewriter_handlers(true);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPRewriterBase TCPFlow)
EXPORT_ELEMENT(TCPRewriter)
