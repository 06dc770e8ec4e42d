/*
 * ipaddrrewriter.{cc,hh} -- rewrites source addresses
 */
#include <click/config.h>
#include "ipaddrrewriter.hh"
#include <click/straccum.hh>
CLICK_DECLS

void *
IPAddrRewriter::cast(const char *name)
{
    return strcmp(name, "IPAddrRewriter") == 0 ? (void *) this : IPRewriterBase::cast(name);
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

IPFlowID
IPAddrRewriter::new_flowid(const click_ip *iph) const
{
    return IPFlowID(iph->ip_src, 0, 0, 0);
}

IPRewriterEntry *
IPAddrRewriter::find(const click_ip *iph)
{
    IPRewriterEntry *e = _map.get(IPFlowID(iph->ip_src, 0, 0, 0));
    return e ? e : _map.get(IPFlowID(0, 0, iph->ip_dst, 0));
}

bool
IPAddrRewriter::accepts(const IPFlowID &rewritten) const
{
    return !rewritten.daddr();
}

void
IPAddrRewriter::apply(IPRewriterEntry *e, WritablePacket *p)
{
    // the flow knows one address; the packet keeps its other one, and the annotation unless that one changed
    click_ip *iph = p->ip_header();
    IPAddress src = e->direction() ? IPAddress(iph->ip_src) : e->rewritten_flowid().saddr();
    IPAddress dst = e->direction() ? e->rewritten_flowid().daddr() : IPAddress(iph->ip_dst);
    e->flow()->apply_addresses(p, e->direction(), e->direction() ? static_cast<unsigned>(IPRewriterFlow::anno_dst) : 0);
    iph->ip_src = src;
    iph->ip_dst = dst;
}

void
IPAddrRewriter::unparse(StringAccum &sa, const IPRewriterEntry *e, click_jiffies_t now)
{
    sa << e->flowid().saddr() << " => " << e->rewritten_flowid().saddr();
    e->flow()->unparse_ports(sa, e->direction(), now);
}

String
IPAddrRewriter::table() const
{
    return dump_map(_map, unparse);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(AddrRewriterBase)
EXPORT_ELEMENT(IPAddrRewriter)
