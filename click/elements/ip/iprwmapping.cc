/*
 * iprwmapping.{cc,hh} -- a rewriter's flows: rewriting packets, printing
 */
#include <click/config.h>
#include "iprwmapping.hh"
#include "iprewriterbase.hh"
#include <click/straccum.hh>
#include <clicknet/tcp.h>
#include <clicknet/udp.h>
CLICK_DECLS

// RFC 1624: what to add to the complement of a checksum when these halfwords change.
static inline uint32_t
change(uint32_t from, uint32_t to)
{
    return (~from & 0xFFFF) + (~from >> 16) + (to & 0xFFFF) + (to >> 16);
}

static inline uint16_t
fold(uint32_t sum)
{
    sum = (sum & 0xFFFF) + (sum >> 16);
    sum = (sum & 0xFFFF) + (sum >> 16);
    return sum == 0xFFFF ? 0 : sum; // nothing changed: both directions leave the checksum alone
}

IPRewriterFlow::IPRewriterFlow(IPRewriterInput *owner, const IPFlowID &flowid, const IPFlowID &rewritten, uint8_t ip_p,
                               bool guaranteed, click_jiffies_t expiry)
    : _expiry_j(expiry), _ip_p(ip_p), _tflags(0), _guaranteed(guaranteed), _reply_anno(0), _owner(owner), _heap_key(expiry),
      _place(-1)
{
    _e[0].initialize(flowid, owner->foutput, false);
    _e[1].initialize(rewritten.reverse(), owner->routput, true);
    uint32_t sum = change(flowid.saddr().addr(), rewritten.saddr().addr()) + change(flowid.daddr().addr(), rewritten.daddr().addr());
    _ip_csum_delta = fold(sum);
    uint32_t from = flowid.sport() | static_cast<uint32_t>(flowid.dport()) << 16;
    uint32_t to = rewritten.sport() | static_cast<uint32_t>(rewritten.dport()) << 16;
    _udp_csum_delta = fold(sum + change(from, to));
}

void
IPRewriterFlow::apply(WritablePacket *p, bool direction, unsigned annos)
{
    click_ip *iph = p->ip_header();
    IPFlowID to = _e[direction].rewritten_flowid();
    rewrite_header(p, iph, to, direction, annos);
    click_udp *udph = p->udp_header(); // the ports are in the same place for all three
    udph->uh_sport = to.sport();
    udph->uh_dport = to.dport();
    if (iph->ip_p == IP_PROTO_UDP) {
        if (udph->uh_sum)
            update_csum(&udph->uh_sum, direction, _udp_csum_delta);
    } else if (iph->ip_p == IP_PROTO_TCP && p->transport_length() >= 18)
        update_csum(&p->tcp_header()->th_sum, direction, _udp_csum_delta);
}

void
IPRewriterFlow::apply_addresses(WritablePacket *p, bool direction, unsigned annos)
{
    click_ip *iph = p->ip_header();
    rewrite_header(p, iph, _e[direction].rewritten_flowid(), direction, annos);
    if (!IP_FIRSTFRAG(iph))
        return;
    if (iph->ip_p == IP_PROTO_TCP && p->transport_length() >= 18)
        update_csum(&p->tcp_header()->th_sum, direction, _ip_csum_delta);
    else if (iph->ip_p == IP_PROTO_UDP && p->transport_length() >= 8 && p->udp_header()->uh_sum)
        update_csum(&p->udp_header()->uh_sum, direction, _ip_csum_delta);
}

void
IPRewriterFlow::unparse_ports(StringAccum &sa, bool direction, click_jiffies_t now) const
{
    click_jiffies_t end = _guaranteed ? _owner->owner->best_effort_expiry(this) : _expiry_j;
    sa << " [" << (direction ? "" : "*") << _e[0].output() << ' ';
    if (_owner->reply_element != _owner->owner)
        sa << _owner->reply_element->name() << ':';
    sa << (direction ? "*" : "") << _e[1].output() << "] i" << _owner->owner_input << " exp"
       << static_cast<uint32_t>(end - now + CLICK_HZ / 2) / CLICK_HZ;
}

void
IPRewriterFlow::unparse(StringAccum &sa, bool direction, click_jiffies_t now) const
{
    sa << _e[direction].flowid() << " => " << _e[direction].rewritten_flowid();
    unparse_ports(sa, direction, now);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPRewriterHeap)
ELEMENT_PROVIDES(IPRewriterMapping)
