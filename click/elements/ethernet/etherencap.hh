#ifndef CLICK_ETHERENCAP_HH
#define CLICK_ETHERENCAP_HH
#include <click/element.hh>
#include <clicknet/ether.h>
CLICK_DECLS

/*
=c
EtherEncap(ETHERTYPE, SRC, DST)
=s ethernet
prepends an Ethernet header
=d
Puts 14 bytes in front of the packet: destination DST, source SRC, and ETHERTYPE, given in host byte order. The MAC header
annotation points to them, the network header annotation behind them.
=h src read/write
The argument SRC.
=h dst read/write
The argument DST.
=h ethertype read/write
The argument ETHERTYPE.
=a ARPQuerier, EnsureEther */
class EtherEncap : public Element { public:

    EtherEncap();

    const char *class_name() const { return "EtherEncap"; }
    const char *port_count() const { return PORTS_1_1; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    bool can_live_reconfigure() const { return true; }
    void add_handlers();
    Packet *simple_action(Packet *p);

  private:

    click_ether _header;

    static String read_handler(Element *e, void *user);
};

CLICK_ENDDECLS
#endif
