#ifndef CLICK_ICMPPINGRESPONDER_HH
#define CLICK_ICMPPINGRESPONDER_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
ICMPPingResponder()
=s icmp
answers ICMP echo requests
=d
Requests become replies in place; everything else leaves on output 1, if there is one.
=a ICMPPingEncap */
class ICMPPingResponder : public Element { public:

    const char *class_name() const { return "ICMPPingResponder"; }
    const char *port_count() const { return PORTS_1_1X2; }
    const char *processing() const { return PROCESSING_A_AH; }

    Packet *simple_action(Packet *p);
};

CLICK_ENDDECLS
#endif
