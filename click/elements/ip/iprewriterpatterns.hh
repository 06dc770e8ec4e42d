#ifndef CLICK_IPREWRITERPATTERNS_HH
#define CLICK_IPREWRITERPATTERNS_HH
#include "iprewriterbase.hh"
CLICK_DECLS

/*
=c
IPRewriterPatterns(NAME PATTERN, ...)
=s nat
names patterns that rewriters share
=d
PATTERN is C<SADDR SPORT DADDR DPORT> or one of the shorter forms, without outputs. A rewriter uses it with C<pattern NAME FOUT ROUT>;
all that do share its counter (C<#>). Names are seen in the compound that holds this element.
=a IPRewriter, RoundRobinIPMapper */
class IPRewriterPatterns : public Element { public:

    const char *class_name() const { return "IPRewriterPatterns"; }
    const char *port_count() const { return PORTS_0_0; }
    int configure_phase() const { return IPRewriterBase::CONFIGURE_PHASE_PATTERNS; }
    int configure(Vector<String> &conf, ErrorHandler *errh);
    void cleanup(CleanupStage stage);

  private:

    Vector<IPRewriterPattern *> _patterns;
};

CLICK_ENDDECLS
#endif
