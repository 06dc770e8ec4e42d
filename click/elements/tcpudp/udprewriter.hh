#ifndef CLICK_UDPREWRITER_HH
#define CLICK_UDPREWRITER_HH
#include "elements/ip/iprewriterbase.hh"
#include <click/hashallocator.hh>
CLICK_DECLS

/** @brief A flow of UDPRewriter, and of IPRewriter's UDP part: knows whether packets went both ways. */
class UDPFlow : public IPRewriterFlow { public:
    UDPFlow(IPRewriterInput *owner, const IPFlowID &flowid, const IPFlowID &rewritten, int ip_p, bool guaranteed, click_jiffies_t expiry)
        : IPRewriterFlow(owner, flowid, rewritten, ip_p, guaranteed, expiry) {}
    /** Three packets at least, one of them a reply. */
    bool streaming() const { return _tflags >= 6; }
    inline void apply(WritablePacket *p, bool direction, unsigned annos) {
        IPRewriterFlow::apply(p, direction, annos);
        // bit 0: a reply was seen; above it: packets, counted up to three
        if (_tflags < 6 || !(_tflags & 1))
            count(direction);
    }

  private:
    void count(bool direction) {
        if (direction)
            _tflags |= 1;
        if (_tflags < 4 || (_tflags < 6 && (_tflags & 1)))
            _tflags += 2;
    }
};

/*
=c
UDPRewriter(INPUTSPEC0, ..., I<keywords> TIMEOUT, STREAMING_TIMEOUT, GUARANTEE, REAP_INTERVAL, CAPACITY, DST_ANNO, REPLY_ANNO)
=s nat
rewrites addresses and ports of UDP, TCP and DCCP packets
=d
INPUTSPECs as for IPRewriter. One table for all protocols. A flow that had three packets, one of them a reply, lives for
STREAMING_TIMEOUT seconds after the last one, others for TIMEOUT (300).
UDP_TIMEOUT, UDP_STREAMING_TIMEOUT, UDP_GUARANTEE and MAPPING_CAPACITY are TIMEOUT, STREAMING_TIMEOUT, GUARANTEE and CAPACITY by
other names.
=h table read-only
Two lines for each flow: the way there, and back.
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
=a IPRewriter, TCPRewriter */
class UDPRewriter : public IPRewriterBase { public:

    const char *class_name() const { return "UDPRewriter"; }
    void *cast(const char *name);
    int configure(Vector<String> &conf, ErrorHandler *errh);
    void add_handlers();
    void push(int port, Packet *p);

    IPRewriterEntry *add_flow(int ip_p, const IPFlowID &flowid, const IPFlowID &rewritten_flowid, int input);
    void destroy_flow(IPRewriterFlow *flow);
    click_jiffies_t best_effort_expiry(const IPRewriterFlow *flow);

  private:

    SizedHashAllocator<sizeof(UDPFlow)> _allocator;
    uint32_t _streaming_timeouts[2];

    static String table_handler(Element *e, void *user_data);
};

CLICK_ENDDECLS
#endif
