#ifndef CLICK_IPADDRPAIRREWRITER_HH
#define CLICK_IPADDRPAIRREWRITER_HH
#include "iprewriterbase.hh"
#include <click/hashallocator.hh>
CLICK_DECLS

/*
=c
IPAddrPairRewriter(INPUTSPEC0, ..., I<keywords> TIMEOUT, GUARANTEE, REAP_INTERVAL, CAPACITY)
=s nat
rewrites pairs of addresses
=d
For every protocol; a flow is all packets with the same source and destination address. Patterns are C<SADDR DADDR> with two outputs.
Sets the destination annotation.
Flows without packets end after TIMEOUT seconds (default 7200); GUARANTEE (5) is how long none is evicted for another.
=h table read-only
=h table_size read-only
=h mapping_failures read-only
=h patterns read-only
=h size read-only
=h capacity read/write
=h clear write-only
=a IPRewriter, IPRewriterPatterns */
class IPAddrPairRewriter : public IPRewriterBase { public:

    const char *class_name() const { return "IPAddrPairRewriter"; }
    void *cast(const char *name);
    int configure(Vector<String> &conf, ErrorHandler *errh);
    void add_handlers();
    void push(int port, Packet *p);

    IPRewriterEntry *get_entry(int ip_p, const IPFlowID &flowid, int input);
    IPRewriterEntry *add_flow(int ip_p, const IPFlowID &flowid, const IPFlowID &rewritten_flowid, int input);
    void destroy_flow(IPRewriterFlow *flow);

  private:

    SizedHashAllocator<sizeof(IPRewriterFlow)> _allocator;
    enum { default_addr_timeout = 7200 };

    static void unparse(StringAccum &sa, const IPRewriterEntry *e, click_jiffies_t now);
    static String table_handler(Element *e, void *user_data);
};

CLICK_ENDDECLS
#endif
