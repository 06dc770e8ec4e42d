#ifndef CLICK_ENSUREETHER_HH
#define CLICK_ENSUREETHER_HH
#include <click/element.hh>
#include <clicknet/ether.h>
CLICK_DECLS

/*
=c
EnsureEther([ETHERTYPE, SRC, DST])
=s ethernet
makes sure that IP packets have an Ethernet header
=d
Packets with a network header annotation begin with an Ethernet header of an IP type afterwards: the one they have, else one that was
stripped and is still there, else a new one with ETHERTYPE (default IP), SRC and DST (default 1-1-1-1-1-1 and 2-2-2-2-2-2).
Other packets pass unchanged.
=a EtherEncap */
class EnsureEther : public Element { public:

    EnsureEther();

    const char *class_name() const { return "EnsureEther"; }
    const char *port_count() const { return PORTS_1_1; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    Packet *simple_action(Packet *p);

  private:

    click_ether _header;
};

CLICK_ENDDECLS
#endif
