#ifndef CLICK_IPOUTPUTCOMBO_HH
#define CLICK_IPOUTPUTCOMBO_HH
#include <click/element.hh>
#include <click/ipaddress.hh>
#include <click/vector.hh>
CLICK_DECLS

/*
=c
IPOutputCombo(COLOR, IPADDR, MTU)
=s ip
the output path of an IP router in one element
=d
In order: drops link-level broadcasts; clones of packets painted COLOR go to output 1; options as IPGWOptions does them, errors to output
2; FixIPSrc; packets with an expired TTL to output 3, others have it decremented; those longer than MTU to output 4, the rest to output 0.
*/
class IPOutputCombo : public Element { public:

    const char *class_name() const { return "IPOutputCombo"; }
    const char *port_count() const { return "1/5"; }
    const char *processing() const { return PUSH; }
    int configure(Vector<String> &conf, ErrorHandler *errh);
    void push(int port, Packet *p);

  private:

    uint8_t _color;
    uint32_t _mtu;
    IPAddress _address;
};

CLICK_ENDDECLS
#endif
