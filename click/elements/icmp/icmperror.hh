#ifndef CLICK_ICMPERROR_HH
#define CLICK_ICMPERROR_HH
#include <click/element.hh>
#include <click/atomic.hh>
#include <click/ipaddress.hh>
struct click_ip;
CLICK_DECLS

/*
=c
ICMPError(SRC, TYPE [, CODE, BADADDRS, I<keywords> MTU, PMTU, SET_FIX_ANNO])
=s icmp
makes ICMP error packets
=d
Input: IP packets that cannot be delivered. Output: ICMP errors about them, to their senders; nothing where RFC 1122 section
3.2.2 and RFC 1812 section 4.3.2.7 forbid an error.
=h src read/write
The argument SRC.
=h mtu read/write
The argument MTU.
=h pmtu read/write
The argument PMTU.
=a ICMPPingResponder, IPFragmenter */
class ICMPError : public Element { public:

    ICMPError();

    const char *class_name() const { return "ICMPError"; }
    const char *port_count() const { return PORTS_1_1; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    bool can_live_reconfigure() const { return true; }
    void add_handlers();
    Packet *simple_action(Packet *p);

  private:

    IPAddress _src;
    Vector<IPAddress> _bad;
    uint8_t _type;
    uint8_t _code;
    unsigned _mtu;
    unsigned _pmtu;
    bool _set_fix_anno;

    bool may_answer(const Packet *p) const;
    bool bad_destination(IPAddress a) const;
    bool bad_source(IPAddress a) const;
    static const unsigned char *source_route(const click_ip *ip, int hlen);
};

CLICK_ENDDECLS
#endif
