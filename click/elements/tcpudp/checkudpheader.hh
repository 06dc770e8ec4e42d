#ifndef CLICK_CHECKUDPHEADER_HH
#define CLICK_CHECKUDPHEADER_HH
#include "checktransport.hh"
CLICK_DECLS

/*
=c
CheckUDPHeader([I<keywords> VERBOSE, DETAILS])
=s udp
checks UDP header
=d
Needs the IP header annotation. Bad packets leave on output 1, if there is one.
=h drops read-only
Packets dropped so far.
=h drop_details read-only
Dropped packets by reason: a count, a tab and the reason on each line. Only with DETAILS true.
=a CheckIPHeader */
class CheckUDPHeader : public CheckTransportHeader { public:

    const char *class_name() const { return "CheckUDPHeader"; }

  protected:

    Reason check(const Packet *p) const;
    const char *protocol_name() const { return "UDP"; }
    bool names_itself() const { return false; }
};

CLICK_ENDDECLS
#endif
