#ifndef CLICK_ADDRREWRITERBASE_HH
#define CLICK_ADDRREWRITERBASE_HH
#include "iprewriterbase.hh"
#include <click/hashallocator.hh>
CLICK_DECLS

/** @brief Base of the rewriters that change addresses alone: one kind of flow for every protocol. A subclass says what of a packet is
 * its flow, and what a flow does to it. */
class AddrRewriterBase : public IPRewriterBase { public:

    int configure(Vector<String> &conf, ErrorHandler *errh);
    void add_handlers();
    void push(int port, Packet *p);

    IPRewriterEntry *add_flow(int ip_p, const IPFlowID &flowid, const IPFlowID &rewritten_flowid, int input);
    void destroy_flow(IPRewriterFlow *flow);

  protected:

    /** The flow of a packet that no flow knows yet. */
    virtual IPFlowID new_flowid(const click_ip *iph) const = 0;
    /** The entry that a packet belongs to, or 0. */
    virtual IPRewriterEntry *find(const click_ip *iph) = 0;
    /** Whether a mapper or pattern may make this of a flow (never with ports). */
    virtual bool accepts(const IPFlowID &rewritten) const = 0;
    virtual void apply(IPRewriterEntry *e, WritablePacket *p) = 0;
    /** The value of the handler "table". */
    virtual String table() const = 0;

  private:

    SizedHashAllocator<sizeof(IPRewriterFlow)> _allocator;
    enum { default_addr_timeout = 7200 }; // seconds

    static String table_handler(Element *e, void *user_data);
};

CLICK_ENDDECLS
#endif
