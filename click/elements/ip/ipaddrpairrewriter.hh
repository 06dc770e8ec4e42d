#ifndef CLICK_IPADDRPAIRREWRITER_HH
#define CLICK_IPADDRPAIRREWRITER_HH
#include "addrrewriterbase.hh"
CLICK_DECLS

/*
=c
IPAddrPairRewriter(INPUTSPEC0, ..., I<keywords> TIMEOUT, GUARANTEE, REAP_INTERVAL, CAPACITY, REPLY_ANNO)
=s nat
rewrites pairs of addresses
=d
For every protocol; a flow is all packets with the same source and destination address. Patterns are C<SADDR DADDR> with two outputs.
Sets the destination annotation.
Flows without packets end after TIMEOUT seconds (default 7200); GUARANTEE (5) is how long none is evicted for another.
MAPPING_CAPACITY is another name of CAPACITY; REPLY_ANNO is accepted, and of no effect.
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
=a IPRewriter, IPRewriterPatterns */
class IPAddrPairRewriter : public AddrRewriterBase { public:

    const char *class_name() const { return "IPAddrPairRewriter"; }
    void *cast(const char *name);

    IPRewriterEntry *get_entry(int ip_p, const IPFlowID &flowid, int input);

  protected:

    IPFlowID new_flowid(const click_ip *iph) const;
    IPRewriterEntry *find(const click_ip *iph);
    bool accepts(const IPFlowID &rewritten) const;
    void apply(IPRewriterEntry *e, WritablePacket *p);
    String table() const;

  private:

    static void unparse(StringAccum &sa, const IPRewriterEntry *e, click_jiffies_t now);
};

CLICK_ENDDECLS
#endif
