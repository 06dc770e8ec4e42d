#ifndef CLICK_TCPFLOW_HH
#define CLICK_TCPFLOW_HH
#include "elements/ip/iprwmapping.hh"
#include <clicknet/tcp.h>
CLICK_DECLS

/** @brief How sequence numbers of one direction of a TCP flow move: by another amount from each trigger on. */
class TCPSeqDelta { public:
    TCPSeqDelta() : _base(0) {}
    /** From original number @a trigger on, @a delta more. False: older than the newest trigger. */
    bool add(tcp_seq_t trigger, int32_t delta);
    /** For an original number; old triggers are forgotten. */
    int32_t for_seq(tcp_seq_t seq);
    /** For a number that the peer of this direction saw. */
    int32_t for_ack(tcp_seq_t ack) const;
    int32_t newest() const { return _changes.size() ? _changes.back().delta : _base; }

  private:
    struct Change {
        tcp_seq_t trigger;
        int32_t delta; // all of it, not the difference
    };
    Vector<Change> _changes;
    int32_t _base;
};

/** @brief A flow of TCPRewriter: state of both directions, sequence numbers. */
class TCPFlow : public IPRewriterFlow { public:
    TCPFlow(IPRewriterInput *owner, const IPFlowID &flowid, const IPFlowID &rewritten, bool guaranteed, click_jiffies_t expiry)
        : IPRewriterFlow(owner, flowid, rewritten, IP_PROTO_TCP, guaranteed, expiry), _seq(0) {}
    ~TCPFlow() { delete[] _seq; }

    bool both_done() const { return (_tflags & (fwd_done | reply_done)) == (fwd_done | reply_done); }
    bool both_data() const { return (_tflags & (fwd_data | reply_data)) == (fwd_data | reply_data); }
    /** As IPRewriterFlow::apply(); at least 18 bytes of TCP header for more than the addresses. Advances the state. */
    void apply(WritablePacket *p, bool direction, unsigned annos);
    /** Packets of @a direction get @a delta added to their sequence numbers from original number @a trigger (host order) on.
     * 0, or -1: older than a trigger that is there, or no memory. */
    int update_seqno_delta(bool direction, tcp_seq_t trigger, int32_t delta);
    void unparse(StringAccum &sa, bool direction, click_jiffies_t now) const;

  private:
    enum { fwd_done = 1, reply_done = 2, fwd_data = 4, reply_data = 8 };
    TCPSeqDelta *_seq; // two, or 0 as long as nothing moves

    void apply_state(const click_ip *iph, const click_tcp *tcph, bool direction);
    void apply_seq(WritablePacket *p, bool direction);
    void apply_sack(click_tcp *tcph, const TCPSeqDelta &opposite);
};

CLICK_ENDDECLS
#endif
