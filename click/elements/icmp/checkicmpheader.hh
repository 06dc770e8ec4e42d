#ifndef CLICK_CHECKICMPHEADER_HH
#define CLICK_CHECKICMPHEADER_HH
#include "../tcpudp/checktransport.hh"
CLICK_DECLS

/*
=c
CheckICMPHeader([I<keywords> VERBOSE, DETAILS])
=s icmp
checks ICMP header
=d
Needs the IP header annotation. Bad packets leave on output 1, if there is one.
=h drops read-only
Packets dropped so far.
=h drop_details read-only
Dropped packets by reason: a count, a tab and the reason on each line. Only with DETAILS true.
=a CheckIPHeader */
class CheckICMPHeader : public CheckTransportHeader { public:

    const char *class_name() const { return "CheckICMPHeader"; }

  protected:

    Reason check(const Packet *p) const;
    const char *protocol_name() const { return "ICMP"; }
};

CLICK_ENDDECLS
#endif
