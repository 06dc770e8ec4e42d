// IPFlowID and IP6FlowID.
#include <click/config.h>
#include <click/ip6flowid.hh>
#include <click/ipflowid.hh>
#include <click/packet.hh>
#include <click/straccum.hh>
CLICK_DECLS

/** TCP, UDP and the like begin with the two ports. */
static void read_ports(const unsigned char *transport, uint16_t &sport, uint16_t &dport) {
    memcpy(&sport, transport, 2);
    memcpy(&dport, transport + 2, 2);
}

IPFlowID::IPFlowID(const Packet *p, bool reverse) {
    const click_ip *iph = p->ip_header();
    assert(p->has_network_header() && p->has_transport_header() && IP_FIRSTFRAG(iph));
    assign(IPAddress(iph->ip_src), 0, IPAddress(iph->ip_dst), 0);
    read_ports(p->transport_header(), _sport, _dport);
    if (reverse)
        *this = this->reverse();
}

IPFlowID::IPFlowID(const click_ip *iph, bool reverse) {
    assert(iph && IP_FIRSTFRAG(iph));
    assign(IPAddress(iph->ip_src), 0, IPAddress(iph->ip_dst), 0);
    read_ports(reinterpret_cast<const unsigned char *>(iph) + (iph->ip_hl << 2), _sport, _dport);
    if (reverse)
        *this = this->reverse();
}

StringAccum &operator<<(StringAccum &sa, const IPFlowID &flow) {
    return sa << '(' << flow.saddr() << ", " << ntohs(flow.sport()) << ", " << flow.daddr() << ", " << ntohs(flow.dport()) << ')';
}

String IPFlowID::unparse() const {
    StringAccum sa(64);
    sa << *this;
    return sa.take_string();
}

IP6FlowID::IP6FlowID(const Packet *p, bool reverse) {
    assert(p->has_network_header() && p->has_transport_header());
    if (p->ip_header()->ip_v == 4)
        *this = IP6FlowID(IPFlowID(p));
    else {
        _saddr = IP6Address(p->ip6_header()->ip6_src);
        _daddr = IP6Address(p->ip6_header()->ip6_dst);
        read_ports(p->transport_header(), _sport, _dport);
    }
    if (reverse)
        *this = this->reverse();
}

IP6FlowID::IP6FlowID(const click_ip6 *iph, bool reverse) : _saddr(iph->ip6_src), _daddr(iph->ip6_dst) {
    read_ports(reinterpret_cast<const unsigned char *>(iph + 1), _sport, _dport);
    if (reverse)
        *this = this->reverse();
}

IP6FlowID::IP6FlowID(const click_ip *iph, bool reverse) { *this = IP6FlowID(IPFlowID(iph, reverse)); }

StringAccum &operator<<(StringAccum &sa, const IP6FlowID &flow) {
    return sa << '(' << flow.saddr() << ", " << ntohs(flow.sport()) << ", " << flow.daddr() << ", " << ntohs(flow.dport()) << ')';
}

String IP6FlowID::unparse() const {
    StringAccum sa(96);
    sa << *this;
    return sa.take_string();
}

CLICK_ENDDECLS
