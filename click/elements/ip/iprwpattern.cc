/*
 * iprwpattern.{cc,hh} -- what a rewriter makes of a new flow
 */
#include <click/config.h>
#include "iprwpattern.hh"
#include "iprewriterbase.hh"
#include <click/straccum.hh>
CLICK_DECLS

IPRewriterPattern::IPRewriterPattern(const IPAddress &saddr, int sport, const IPAddress &daddr, int dport, bool napt,
                                     bool sequential, bool same_first, uint32_t variation)
    : _saddr(saddr), _sport(sport), _daddr(daddr), _dport(dport), _variation(variation), _next(0), _napt(napt),
      _sequential(sequential), _same_first(same_first), _users(0)
{
}

bool
IPRewriterPattern::vary(IPFlowID &rewritten, uint32_t value, const Map &reply_map) const
{
    if (_napt)
        rewritten.set_sport(htons(ntohs(_sport) + value));
    else
        rewritten.set_saddr(IPAddress(htonl(ntohl(_saddr.addr()) + value)));
    return !reply_map.contains(rewritten.reverse());
}

int
IPRewriterPattern::rewrite_flowid(const IPFlowID &flowid, IPFlowID &rewritten, const Map &reply_map)
{
    rewritten = flowid;
    if (_saddr)
        rewritten.set_saddr(_saddr);
    if (_sport)
        rewritten.set_sport(_sport);
    if (_daddr)
        rewritten.set_daddr(_daddr);
    if (_dport)
        rewritten.set_dport(_dport);
    if (!_variation)
        return IPRewriterBase::rw_addmap;

    if (_napt && _same_first) {
        uint32_t own = static_cast<uint32_t>(ntohs(flowid.sport())) - ntohs(_sport);
        if (own <= _variation && vary(rewritten, own, reply_map))
            return IPRewriterBase::rw_addmap;
    }
    uint32_t value = _sequential ? _next : click_random(0, _variation);
    for (uint64_t left = static_cast<uint64_t>(_variation) + 1; left; --left) {
        bool free = vary(rewritten, value, reply_map);
        value = value == _variation ? 0 : value + 1;
        if (free) {
            _next = value;
            return IPRewriterBase::rw_addmap;
        }
    }
    return IPRewriterBase::rw_drop;
}

static void
unparse_port(StringAccum &sa, int port)
{
    if (port)
        sa << ' ' << ntohs(port);
    else
        sa << " -";
}

String
IPRewriterPattern::unparse() const
{
    StringAccum sa;
    if (!_saddr)
        sa << '-';
    else if (!_napt && _variation)
        sa << _saddr << '-' << IPAddress(htonl(ntohl(_saddr.addr()) + _variation));
    else
        sa << _saddr;
    if (_napt) {
        unparse_port(sa, _sport);
        if (_sport && _variation)
            sa << '-' << ntohs(_sport) + _variation;
    }
    if (_daddr)
        sa << ' ' << _daddr;
    else
        sa << " -";
    if (_napt)
        unparse_port(sa, _dport);
    return sa.take_string();
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(IPRewriterPatternParser)
ELEMENT_PROVIDES(IPRewriterPattern)
