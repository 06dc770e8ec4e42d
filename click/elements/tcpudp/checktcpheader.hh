#ifndef CLICK_CHECKTCPHEADER_HH
#define CLICK_CHECKTCPHEADER_HH
#include "checktransport.hh"
CLICK_DECLS

/*
=c
CheckTCPHeader([I<keywords> VERBOSE, DETAILS])
=s tcp
checks TCP header
=d
Needs the IP header annotation. Bad packets leave on output 1, if there is one.
=h drops read-only
Packets dropped so far.
=h drop_details read-only
Dropped packets by reason: a count, a tab and the reason on each line. Only with DETAILS true.
=a CheckIPHeader */
class CheckTCPHeader : public CheckTransportHeader { public:

    const char *class_name() const { return "CheckTCPHeader"; }

  protected:

    Reason check(const Packet *p) const;
    const char *protocol_name() const { return "TCP"; }
};

CLICK_ENDDECLS
#endif
