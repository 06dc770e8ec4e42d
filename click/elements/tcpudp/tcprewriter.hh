#ifndef CLICK_TCPREWRITER_HH
#define CLICK_TCPREWRITER_HH
#include "elements/ip/iprewriterbase.hh"
#include "tcpflow.hh"
#include <click/hashallocator.hh>
CLICK_DECLS

/*
=c
TCPRewriter(INPUTSPEC0, ..., I<keywords> TCP_NODATA_TIMEOUT, TCP_TIMEOUT, TCP_DONE_TIMEOUT, TCP_GUARANTEE, REAP_INTERVAL, CAPACITY, DST_ANNO, REPLY_ANNO)
=s nat
rewrites addresses, ports and sequence numbers of TCP packets
=d
INPUTSPECs as for IPRewriter. A flow lives for TCP_DONE_TIMEOUT seconds (240) after both sides ended it, TCP_TIMEOUT (86400) if both have
sent data, TCP_NODATA_TIMEOUT (300) otherwise. Other packets, and all but first fragments, leave unchanged on the output of a C<pass>
input and are dropped at others.
TIMEOUT is TCP_TIMEOUT, GUARANTEE TCP_GUARANTEE and MAPPING_CAPACITY CAPACITY by another name.
=h table read-only
Two lines for each flow: the way there, and back.
=h lookup "read with parameters"
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
=a IPRewriter, UDPRewriter */
class TCPRewriter : public IPRewriterBase { public:

    TCPRewriter();

    const char *class_name() const { return "TCPRewriter"; }
    void *cast(const char *name);
    int configure(Vector<String> &conf, ErrorHandler *errh);
    void add_handlers();
    void push(int port, Packet *p);

    IPRewriterEntry *add_flow(int ip_p, const IPFlowID &flowid, const IPFlowID &rewritten_flowid, int input);
    void destroy_flow(IPRewriterFlow *flow);
    click_jiffies_t best_effort_expiry(const IPRewriterFlow *flow);

  protected:

    inline void handle_tcp(WritablePacket *p, const IPFlowID &flowid, int port);
    static String table_handler(Element *e, void *user_data);
    static int lookup_handler(int operation, String &text, Element *e, const Handler *h, ErrorHandler *errh);

  private:

    SizedHashAllocator<sizeof(TCPFlow)> _allocator;
    uint32_t _data_timeout; ///< jiffies, as _timeouts (without data)
    uint32_t _done_timeout;

    inline uint32_t timeout(const TCPFlow *flow) const {
        return flow->both_done() ? _done_timeout : flow->both_data() ? _data_timeout : _timeouts[0];
    }
    static void unparse(StringAccum &sa, const IPRewriterEntry *e, click_jiffies_t now);
};

inline void
TCPRewriter::handle_tcp(WritablePacket *p, const IPFlowID &flowid, int port)
{
    IPRewriterEntry *e = _map.get(flowid);
    if (unlikely(!e) && !(e = new_entry(p, flowid, port)))
        return;
    TCPFlow *flow = static_cast<TCPFlow *>(e->flow());
    flow->apply(p, e->direction(), _annos);
    uint32_t timeouts[2] = { timeout(flow), _timeouts[1] };
    flow->change_expiry_by_timeout(_heap, click_jiffies(), timeouts);
    output(e->output()).push(p);
}

CLICK_ENDDECLS
#endif
