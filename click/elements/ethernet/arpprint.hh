#ifndef CLICK_ARPPRINT_HH
#define CLICK_ARPPRINT_HH
#include <click/element.hh>
#if CLICK_USERLEVEL
# include <stdio.h>
#endif
CLICK_DECLS
class StringAccum;
struct click_ether_arp;

/*
=c
ARPPrint([LABEL, I<keywords> TIMESTAMP, ETHER, ACTIVE, OUTFILE])
=s arp
prints ARP packets
=d
Needs the network header annotation; packets pass unchanged.
=h active read/write
Whether it prints; the argument ACTIVE.
=a CheckARPHeader, IPPrint */
class ARPPrint : public Element { public:

    ARPPrint();

    const char *class_name() const { return "ARPPrint"; }
    const char *port_count() const { return PORTS_1_1; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    int initialize(ErrorHandler *errh);
    void cleanup(CleanupStage stage);
    void add_handlers();
    Packet *simple_action(Packet *p);

  private:

    String _label;
    String _outfilename;
#if CLICK_USERLEVEL
    FILE *_outfile;
#endif
    bool _timestamp;
    bool _ether;
    bool _active;

    static bool unparse(StringAccum &sa, const unsigned char *arp, int length);
};

CLICK_ENDDECLS
#endif
