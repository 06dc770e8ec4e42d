#ifndef CLICK_ETHERMIRROR_HH
#define CLICK_ETHERMIRROR_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
EtherMirror()
=s ethernet
swaps the Ethernet addresses at the start of data
=d
Packets shorter than 12 bytes pass unchanged. */
class EtherMirror : public Element { public:

    const char *class_name() const { return "EtherMirror"; }
    const char *port_count() const { return PORTS_1_1; }

    Packet *simple_action(Packet *p);
};

CLICK_ENDDECLS
#endif
