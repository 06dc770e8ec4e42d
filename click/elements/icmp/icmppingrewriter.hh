#ifndef CLICK_ICMPPINGREWRITER_HH
#define CLICK_ICMPPINGREWRITER_HH
#include "elements/ip/iprewriterbase.hh"
#include <click/hashallocator.hh>
#include <clicknet/icmp.h>
CLICK_DECLS

/*
=c
ICMPPingRewriter(INPUTSPEC0, ..., I<keywords> TIMEOUT, GUARANTEE, REAP_INTERVAL, CAPACITY, DST_ANNO, REPLY_ANNO)
=s nat
rewrites addresses and identifiers of ICMP echo requests and replies
=d
A pattern's source port is the identifier: C<pattern SADDR DADDR IDLOW-IDHIGH# FOUT ROUT>. Requests make flows; replies leave on ROUT.
Other packets, and replies that belong to no flow, leave unchanged on the output of a C<pass> input and are dropped at others.
MAPPING_CAPACITY is another name of CAPACITY.
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
=a IPRewriter, ICMPRewriter */
class ICMPPingRewriter : public IPRewriterBase { public:

    const char *class_name() const { return "ICMPPingRewriter"; }
    void *cast(const char *name);
    int configure(Vector<String> &conf, ErrorHandler *errh);
    void add_handlers();
    void push(int port, Packet *p);

    /** Patterns look for free identifiers among the replies. */
    HashContainer<IPRewriterEntry> *get_map(int mapid) { return mapid == IPRewriterInput::mapid_default ? &_reply_map : 0; }
    /** A request flow is (source, identifier, destination, 0), a reply flow (source, 0, destination, identifier). */
    IPRewriterEntry *get_entry(int ip_p, const IPFlowID &flowid, int input);
    IPRewriterEntry *add_flow(int ip_p, const IPFlowID &flowid, const IPFlowID &rewritten_flowid, int input);
    void destroy_flow(IPRewriterFlow *flow);

  private:

    Map _reply_map; ///< apart from the requests: an identifier of 0 would make both look the same
    SizedHashAllocator<sizeof(IPRewriterFlow)> _allocator;

    static void unparse(StringAccum &sa, const IPRewriterEntry *e, click_jiffies_t now);
    static String table_handler(Element *e, void *user_data);
};

CLICK_ENDDECLS
#endif
