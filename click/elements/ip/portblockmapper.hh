#ifndef CLICK_PORTBLOCKMAPPER_HH
#define CLICK_PORTBLOCKMAPPER_HH
#include <click/vector.hh>
#include "iprewriterbase.hh"
CLICK_DECLS

/*
=c
PortBlockMapper(SUBSCRIBERS, ADDRESSES, I<keywords> PORTS, BLOCK, FLOWS, EIF, LOG, FOUT, ROUT)
=s nat
gives each subscriber a block of ports of its own
=d
For rewriters, which name this element as the INPUTSPEC of two inputs: the one from the subscribers and the one from outside. Deterministic
carrier-grade NAT (RFC 7422, RFC 6888): the subscriber number N of the prefix SUBSCRIBERS has block N mod K of address N / K of the prefix
ADDRESSES, where K is the number of blocks of BLOCK ports (1024) in the range PORTS (1024-65535). TCP, UDP and ICMP echo have these ports (or
identifiers) each for themselves, so one mapper may serve an IPRewriter and an ICMPPingRewriter.

Mappings are endpoint independent (RFC 4787): the same address and port inside have the same port outside, whatever they speak to, for
as long as one of their flows lives. With EIF (true) packets from anywhere reach a mapped port; otherwise only answers do. A subscriber whose
block is used up, or who has FLOWS flows (65535, also the most), gets no new one. With LOG (false) the first and the last use of a
block are told on the console.

Packets from the subscribers leave on output FOUT (0) of the rewriter, those to them on ROUT (1).
=h mapping read with parameter
Address and ports of the subscriber's address given as parameter.
=h owner read with parameter
The subscriber's address for ADDRESS PORT.
=h subscribers read-only
Subscribers that have flows.
=h ports read-only
Ports in use, of all protocols.
=h refused_ports read-only
New flows refused because the block was used up.
=h refused_flows read-only
New flows refused because of FLOWS.
=h log read-only
The last 256 first and last uses of blocks: seconds since 1970, + or -, subscriber, address, ports.
=e
  blocks :: PortBlockMapper(100.64.0.0/24, 192.0.2.0/30, BLOCK 1008);
  nat :: IPRewriter(blocks, blocks);
  Idle -> [0] nat [0] -> Queue -> ToDevice(eth1);
  Idle -> [1] nat [1] -> Queue -> ToDevice(eth0);
=a IPRewriter, ICMPPingRewriter, RoundRobinIPMapper, SourceIPHashMapper */
class PortBlockMapper : public Element, public IPMapper { public:

    PortBlockMapper();

    const char *class_name() const { return "PortBlockMapper"; }
    const char *port_count() const { return PORTS_0_0; }
    int configure_phase() const { return IPRewriterBase::CONFIGURE_PHASE_MAPPER; }
    void *cast(const char *name);
    int configure(Vector<String> &conf, ErrorHandler *errh);
    void cleanup(CleanupStage stage);
    void add_handlers();

    void notify_rewriter(IPRewriterBase *user, IPRewriterInput *input, ErrorHandler *errh);
    int rewrite_flowid(IPRewriterInput *input, const IPFlowID &flowid, IPFlowID &rewritten_flowid, Packet *p, int mapid);
    void flow_added(const IPRewriterFlow *flow);
    void flow_removed(const IPRewriterFlow *flow);

  private:
    enum { spaces = 3, max_flows = 65535, log_lines = 256 }; // a space: the ports of TCP, of UDP, identifiers
    enum { h_mapping, h_owner, h_subscribers, h_ports, h_refused_ports, h_refused_flows, h_log };
    struct Port {
        uint16_t inside; ///< the subscriber's port, network byte order
        uint16_t flows;  ///< 0: the port is free
    };
    struct Block {
        Port *ports;    ///< _block of them, made for the first flow
        uint32_t used;
        uint32_t reach; ///< no port lies further from where its search began
    };
    struct Subscriber {
        Block blocks[spaces];
        uint32_t flows;
    };

    IPAddress _inside, _inside_mask, _outside, _outside_mask;
    uint32_t _first, _block, _per_address;
    uint32_t _max_flows;
    int _fout, _rout;
    bool _eif, _chatter;
    Vector<Subscriber> _subscribers;
    Vector<String> _log;
    uint32_t _log_next, _active, _ports, _refused_ports, _refused_flows;

    int subscriber_inside(IPAddress a) const;
    int subscriber_outside(IPAddress a, uint32_t port) const;
    IPAddress address_of(int subscriber) const;
    uint32_t first_port(int subscriber) const { return _first + subscriber % _per_address * _block; }
    int choose(const Block &block, uint16_t inside) const;
    Port *port_of(const IPRewriterFlow *flow, int &subscriber, Block *&block);
    void note(char sign, int subscriber);
    int query(String &str, int what, ErrorHandler *errh) const;
    static int space_of(int ip_p) { return ip_p == IP_PROTO_TCP ? 0 : ip_p == IP_PROTO_UDP ? 1 : 2; }
    static String read_handler(Element *e, void *user_data);
    static int query_handler(int operation, String &str, Element *e, const Handler *h, ErrorHandler *errh);
};

CLICK_ENDDECLS
#endif
