#ifndef CLICK_RRIPMAPPER_HH
#define CLICK_RRIPMAPPER_HH
#include "iprewriterbase.hh"
CLICK_DECLS

/*
=c
RoundRobinIPMapper(PATTERN FOUT ROUT, ...)
=s nat
gives new flows one pattern after the other
=d
A rewriter names this element as the INPUTSPEC of an input. Each new flow tries the patterns in turn, beginning behind the last one
tried; the first that has a free value is used.
=a IPRewriter, IPRewriterPatterns, SourceIPHashMapper */
class RoundRobinIPMapper : public Element, public IPMapper { public:

    RoundRobinIPMapper() : _last(-1) {}

    const char *class_name() const { return "RoundRobinIPMapper"; }
    const char *port_count() const { return PORTS_0_0; }
    int configure_phase() const { return IPRewriterBase::CONFIGURE_PHASE_MAPPER; }
    void *cast(const char *name);
    int configure(Vector<String> &conf, ErrorHandler *errh);
    void cleanup(CleanupStage stage);

    void notify_rewriter(IPRewriterBase *user, IPRewriterInput *input, ErrorHandler *errh);
    int rewrite_flowid(IPRewriterInput *input, const IPFlowID &flowid, IPFlowID &rewritten_flowid, Packet *p, int mapid);

  private:

    Vector<IPRewriterInput> _specs;
    int _last;
};

CLICK_ENDDECLS
#endif
