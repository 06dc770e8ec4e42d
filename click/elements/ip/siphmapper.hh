#ifndef CLICK_SIPHMAPPER_HH
#define CLICK_SIPHMAPPER_HH
#include "iprewriterbase.hh"
CLICK_DECLS

/*
=c
SourceIPHashMapper(NNODES SEED, PATTERN FOUT ROUT ID, ...)
=s nat
gives the flows of a source the same pattern
=d
Consistent hashing: each server ID owns NNODES places on a ring, drawn from the random numbers of SEED; a flow goes to the next place
at or above its source address's hash. Patterns are to be listed by ascending ID. When one has no free value the packet is dropped.
=a IPRewriter, RoundRobinIPMapper */
class SourceIPHashMapper : public Element, public IPMapper { public:

    const char *class_name() const { return "SourceIPHashMapper"; }
    const char *port_count() const { return PORTS_0_0; }
    int configure_phase() const { return IPRewriterBase::CONFIGURE_PHASE_MAPPER; }
    void *cast(const char *name);
    int configure(Vector<String> &conf, ErrorHandler *errh);
    void cleanup(CleanupStage stage);

    void notify_rewriter(IPRewriterBase *user, IPRewriterInput *input, ErrorHandler *errh);
    int rewrite_flowid(IPRewriterInput *input, const IPFlowID &flowid, IPFlowID &rewritten_flowid, Packet *p, int mapid);

  private:

    struct Place {
        uint32_t position;
        int spec;
    };
    enum { max_places = 1 << 22 };
    Vector<IPRewriterInput> _specs;
    Vector<Place> _ring;

    int make_ring(uint32_t nnodes, uint32_t seed, const Vector<uint32_t> &ids, ErrorHandler *errh);
    static int compare(const void *a, const void *b, void *);
    static uint32_t hash(uint32_t x);
};

CLICK_ENDDECLS
#endif
