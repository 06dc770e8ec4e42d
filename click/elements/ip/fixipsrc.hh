#ifndef CLICK_FIXIPSRC_HH
#define CLICK_FIXIPSRC_HH
#include <click/element.hh>
#include <click/ipaddress.hh>
CLICK_DECLS

/*
=c
FixIPSrc(IPADDR)
=s ip
gives packets that ask for it this source address
=d
Packets with a nonzero fix-IP-source annotation and an IP header lose the annotation and get source IPADDR and a new checksum.
ICMPError sets the annotation.
*/
class FixIPSrc : public Element { public:

    const char *class_name() const { return "FixIPSrc"; }
    const char *port_count() const { return PORTS_1_1; }
    int configure(Vector<String> &conf, ErrorHandler *errh);
    Packet *simple_action(Packet *p);

  private:

    IPAddress _address;
};

CLICK_ENDDECLS
#endif
