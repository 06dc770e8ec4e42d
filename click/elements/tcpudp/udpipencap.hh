#ifndef CLICK_UDPIPENCAP_HH
#define CLICK_UDPIPENCAP_HH
#include <click/element.hh>
#include <click/atomic.hh>
#include <click/ipaddress.hh>
#include <clicknet/ip.h>
#include <clicknet/udp.h>
CLICK_DECLS

/*
=c
UDPIPEncap(SRC, SPORT, DST, DPORT [, CHECKSUM])
=s udp
puts packets in UDP and IP
=d
DST may be C<DST_ANNO>: the destination is then the packet's destination annotation. CHECKSUM (default true) says whether the
UDP checksum is computed.
=h src read/write
The argument SRC.
=h sport read/write
The argument SPORT.
=h dst read/write
The argument DST.
=h dport read/write
The argument DPORT.
=a IPEncap, SetUDPChecksum */
class UDPIPEncap : public Element { public:

    UDPIPEncap();

    const char *class_name() const	{ return "UDPIPEncap"; }
    const char *port_count() const	{ return PORTS_1_1; }
    const char *flags() const		{ return "A"; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    bool can_live_reconfigure() const	{ return true; }
    void add_handlers();
    Packet *simple_action(Packet *p);

  private:

    IPAddress _src, _dst;
    struct Headers { click_ip ip; click_udp udp; };
    Headers _headers;			///< what is the same in all packets; the rest is 0
    bool _checksum;
    bool _use_dst_anno;
    atomic_uint32_t _id;
    uint32_t _ip_sum;			///< of _headers.ip, in memory order
    uint32_t _udp_sum;			///< of _headers.udp and the constant part of the pseudo header

    static String read_handler(Element *e, void *user);
};

CLICK_ENDDECLS
#endif
