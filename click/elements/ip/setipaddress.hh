#ifndef CLICK_SETIPADDRESS_HH
#define CLICK_SETIPADDRESS_HH
#include <click/element.hh>
#include <click/ipaddress.hh>
CLICK_DECLS

/*
=c
SetIPAddress(IPADDR [, I<keyword> ANNO])
=s ip
sets the destination IP annotation, or another 4-byte annotation
=d
ANNO (default DST_IP) is the annotation that is set to IPADDR; packet data stay as they are.
=h addr read/write
The argument IPADDR.
*/
class SetIPAddress : public Element { public:

    SetIPAddress();

    const char *class_name() const { return "SetIPAddress"; }
    const char *port_count() const { return PORTS_1_1; }
    bool can_live_reconfigure() const { return true; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    void add_handlers();
    Packet *simple_action(Packet *p);

  private:

    IPAddress _ip;
    int _anno;
};

CLICK_ENDDECLS
#endif
