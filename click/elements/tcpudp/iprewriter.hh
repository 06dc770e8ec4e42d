#ifndef CLICK_IPREWRITER_HH
#define CLICK_IPREWRITER_HH
#include "tcprewriter.hh"
#include "udprewriter.hh"
CLICK_DECLS

/*
=c
IPRewriter(INPUTSPEC0, ..., I<keywords> TCP_TIMEOUT, TCP_DONE_TIMEOUT, TCP_NODATA_TIMEOUT, TCP_GUARANTEE, UDP_TIMEOUT, UDP_STREAMING_TIMEOUT, UDP_GUARANTEE, REAP_INTERVAL, CAPACITY, DST_ANNO, REPLY_ANNO)
=s nat
rewrites addresses and ports of TCP and UDP packets
=d
NAPT (RFC 3022). An INPUTSPEC for each input says what happens to packets of flows that are new:
C<drop>, C<pass [OUT]>, C<keep FOUT ROUT>, C<pattern SADDR SPORT DADDR DPORT FOUT ROUT> or the name of a mapper element. Packets of known
flows, whatever input they come in on, are rewritten and leave on FOUT, their replies on ROUT. A C<-> in a pattern leaves a field as
it is; the port may be a range, from which a free one is taken: the packet's own if possible, else the first free one behind a random
place (C<?>: always; C<#>: in order).

Packets that are neither TCP nor UDP, and all but first fragments, leave unchanged on the output of a C<pass> input and are dropped at
others.
TIMEOUT is TCP_TIMEOUT, GUARANTEE TCP_GUARANTEE and MAPPING_CAPACITY CAPACITY by another name.
=h tcp_table read-only
Two lines for each TCP flow.
=h udp_table read-only
Two lines for each UDP flow.
=h tcp_lookup "read with parameters"
Parameters: SADDR SPORT DADDR DPORT; returns what they become.
=h table_size read-only
Flows made by this element.
=h mapping_failures read-only
Flows that could not be made.
=h patterns read-only
A line for each input: what is done with new flows, and how many there are.
=h size read-only
Flows of all elements that share its CAPACITY.
=h capacity read/write
The argument CAPACITY.
=h clear write-only
Ends all flows.
=e
  rw :: IPRewriter(pattern 1.2.3.4 1024-65535# - - 0 1, drop);
  Idle -> [0] rw [0] -> Queue -> ToDevice(eth1);
  Idle -> [1] rw [1] -> Queue -> ToDevice(eth0);
=a IPRewriterPatterns, RoundRobinIPMapper, ICMPRewriter, TCPRewriter, UDPRewriter */
class IPRewriter : public TCPRewriter { public:

    IPRewriter();

    const char *class_name() const { return "IPRewriter"; }
    void *cast(const char *name);
    int configure(Vector<String> &conf, ErrorHandler *errh);
    void add_handlers();
    void push(int port, Packet *p);

    HashContainer<IPRewriterEntry> *get_map(int mapid);
    IPRewriterEntry *get_entry(int ip_p, const IPFlowID &flowid, int input);
    IPRewriterEntry *add_flow(int ip_p, const IPFlowID &flowid, const IPFlowID &rewritten_flowid, int input);
    void destroy_flow(IPRewriterFlow *flow);
    click_jiffies_t best_effort_expiry(const IPRewriterFlow *flow);

  private:

    Map _udp_map;
    SizedHashAllocator<sizeof(UDPFlow)> _udp_allocator;
    uint32_t _udp_timeouts[2]; ///< as _timeouts
    uint32_t _udp_streaming_timeouts[2];

    static String udp_table_handler(Element *e, void *user_data);
};

CLICK_ENDDECLS
#endif
