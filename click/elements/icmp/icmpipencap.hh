#ifndef CLICK_ICMPIPENCAP_HH
#define CLICK_ICMPIPENCAP_HH
#include <click/element.hh>
#include <click/ipaddress.hh>
CLICK_DECLS

/*
=c
ICMPIPEncap(SRC, DST, TYPE [, CODE, I<keyword> IDENTIFIER])
=s icmp
puts packets in ICMP and IP
=d
The packet becomes the data of an ICMP message of TYPE and CODE (names or numbers) from SRC to DST; messages with an identifier
get IDENTIFIER, and the IP header's identification, which rises by one with each packet, as sequence number.
=h src read/write
The argument SRC.
=h dst read/write
The argument DST.
=a ICMPPingEncap, IPEncap */
class ICMPIPEncap : public Element { public:

    ICMPIPEncap();

    const char *class_name() const { return "ICMPIPEncap"; }
    const char *port_count() const { return PORTS_1_1; }
    const char *flags() const { return "A"; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    void add_handlers();
    Packet *simple_action(Packet *p);

  protected:

    IPAddress _src, _dst;
    uint8_t _type, _code;
    uint16_t _identifier;               ///< host order
    uint16_t _id;

  private:

    static String read_handler(Element *e, void *user);
    static int write_handler(const String &str, Element *e, void *user, ErrorHandler *errh);
};

CLICK_ENDDECLS
#endif
