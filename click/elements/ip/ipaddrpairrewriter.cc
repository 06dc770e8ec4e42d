/*
 * ipaddrpairrewriter.{cc,hh} -- rewrites pairs of addresses
 */
#include <click/config.h>
#include "ipaddrpairrewriter.hh"
#include <click/straccum.hh>
CLICK_DECLS

void *
IPAddrPairRewriter::cast(const char *name)
{
    return strcmp(name, "IPAddrPairRewriter") == 0 ? (void *) this : IPRewriterBase::cast(name);
}

IPRewriterEntry *
IPAddrPairRewriter::get_entry(int ip_p, const IPFlowID &xflowid, int input)
{
    return IPRewriterBase::get_entry(ip_p, IPFlowID(xflowid.saddr(), 0, xflowid.daddr(), 0), input);
}

IPFlowID
IPAddrPairRewriter::new_flowid(const click_ip *iph) const
{
    return IPFlowID(iph->ip_src, 0, iph->ip_dst, 0);
}

IPRewriterEntry *
IPAddrPairRewriter::find(const click_ip *iph)
{
    return _map.get(new_flowid(iph));
}

bool
IPAddrPairRewriter::accepts(const IPFlowID &) const
{
    return true;
}

void
IPAddrPairRewriter::apply(IPRewriterEntry *e, WritablePacket *p)
{
    e->flow()->apply_addresses(p, e->direction(), IPRewriterFlow::anno_dst);
}

void
IPAddrPairRewriter::unparse(StringAccum &sa, const IPRewriterEntry *e, click_jiffies_t now)
{
    IPFlowID to = e->rewritten_flowid();
    sa << '(' << e->flowid().saddr() << ", " << e->flowid().daddr() << ") => (" << to.saddr() << ", " << to.daddr() << ')';
    e->flow()->unparse_ports(sa, e->direction(), now);
}

String
IPAddrPairRewriter::table() const
{
    return dump_map(_map, unparse);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(AddrRewriterBase)
EXPORT_ELEMENT(IPAddrPairRewriter)
