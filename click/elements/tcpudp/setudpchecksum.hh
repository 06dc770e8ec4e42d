#ifndef CLICK_SETUDPCHECKSUM_HH
#define CLICK_SETUDPCHECKSUM_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
SetUDPChecksum()
=s udp
computes the UDP checksum
=d
Fragments and packets shorter than their UDP length leave on output 1, if there is one.
=a CheckUDPHeader, SetTCPChecksum */
class SetUDPChecksum : public Element { public:

    const char *class_name() const { return "SetUDPChecksum"; }
    const char *port_count() const { return PORTS_1_1X2; }
    const char *processing() const { return PROCESSING_A_AH; }

    Packet *simple_action(Packet *p);
};

CLICK_ENDDECLS
#endif
