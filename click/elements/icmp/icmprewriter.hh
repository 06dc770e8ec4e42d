#ifndef CLICK_ICMPREWRITER_HH
#define CLICK_ICMPREWRITER_HH
#include "elements/ip/iprewriterbase.hh"
#include <clicknet/icmp.h>
CLICK_DECLS

/*
=c
ICMPRewriter(MAPS, I<keywords> DST_ANNO, REPLY_ANNO)
=s nat
rewrites ICMP errors that rewritten packets caused
=d
MAPS are names of rewriters, or C<NAME:OFFSET>. The packet inside the error is looked up in each; the first that knows its flow says what
the addresses, ports or identifiers inside become, and the error's destination. It leaves on output 0, or OFFSET plus the flow's
output. Everything else is dropped.
=a IPRewriter, ICMPPingRewriter */
class ICMPRewriter : public Element { public:

    ICMPRewriter();

    const char *class_name() const { return "ICMPRewriter"; }
    const char *port_count() const { return "1/1-"; }
    const char *processing() const { return PUSH; }
    int configure_phase() const { return IPRewriterBase::CONFIGURE_PHASE_USER; }
    int configure(Vector<String> &conf, ErrorHandler *errh);
    void push(int port, Packet *p);

  private:

    struct MapEntry {
        IPRewriterBase *rewriter;
        int offset; // -1: output 0
    };
    Vector<MapEntry> _maps;
    bool _dst_anno;
    int _reply_anno; // offset, or -1

    /** The packet inside @a p, which has an ICMP error. False: it cannot be looked at. */
    static bool embedded_flow(const Packet *p, IPFlowID &flowid);
    int handle(WritablePacket *p);
    void rewrite(WritablePacket *p, const IPFlowID &from, const IPFlowID &to, bool ports);
};

CLICK_ENDDECLS
#endif
