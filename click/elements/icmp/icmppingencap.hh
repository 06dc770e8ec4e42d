#ifndef CLICK_ICMPPINGENCAP_HH
#define CLICK_ICMPPINGENCAP_HH
#include "icmpipencap.hh"
CLICK_DECLS

/*
=c
ICMPPingEncap(SRC, DST [, I<keyword> IDENTIFIER])
=s icmp
puts packets in ICMP echo requests
=d
The packet becomes the data of an echo request from SRC to DST with IDENTIFIER, and a sequence number that rises by one with
each packet.
=h src read/write
The argument SRC.
=h dst read/write
The argument DST.
=a ICMPIPEncap, ICMPPingResponder */
class ICMPPingEncap : public ICMPIPEncap { public:

    const char *class_name() const { return "ICMPPingEncap"; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
};

CLICK_ENDDECLS
#endif
