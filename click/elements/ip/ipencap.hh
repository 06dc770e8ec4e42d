#ifndef CLICK_IPENCAP_HH
#define CLICK_IPENCAP_HH
#include <click/element.hh>
#include <click/atomic.hh>
#include <clicknet/ip.h>
CLICK_DECLS

/*
=c
IPEncap(PROTO, SRC, DST [, I<keywords> TTL, TOS, DSCP, ECT, CE, DF])
=s ip
puts packets in IP
=d
DST may be C<DST_ANNO>: the destination is then the packet's destination annotation.
=h src read/write
The argument SRC.
=h dst read/write
The argument DST.
=a UDPIPEncap, StripIPHeader */
class IPEncap : public Element { public:

    IPEncap();

    const char *class_name() const { return "IPEncap"; }
    const char *port_count() const { return PORTS_1_1; }
    bool can_live_reconfigure() const { return true; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    int initialize(ErrorHandler *errh);
    void add_handlers();
    Packet *simple_action(Packet *p);

  private:

    click_ip _header;                   ///< complete but for length, id and checksum
    bool _use_dst_anno;
    atomic_uint32_t _id;

    static String read_handler(Element *e, void *user);
};

CLICK_ENDDECLS
#endif
