#ifndef CLICK_PINGFLIP_HH
#define CLICK_PINGFLIP_HH
#include <click/element.hh>
#include <click/atomic.hh>
CLICK_DECLS

/*
=c
PingFlip([MODE])
=s icmp
turns ICMP echo requests into replies
=d
Packets need an IP header annotation. What is not an echo request, or has a wrong ICMP checksum, goes to output 1 if it exists.
MODE is FULL (compute the checksum anew) or INCREMENTAL, the default.
=h replies read-only
=h bad read-only
=a ICMPPingResponder
*/
class PingFlip : public Element { public:

    PingFlip() CLICK_COLD;

    const char *class_name() const	{ return "PingFlip"; }
    const char *port_count() const	{ return PORTS_1_1X2; }
    const char *processing() const	{ return PROCESSING_A_AH; }
    const char *flow_code() const	{ return COMPLETE_FLOW; }

    int configure(Vector<String> &, ErrorHandler *) CLICK_COLD;
    void add_handlers() CLICK_COLD;

    Packet *simple_action(Packet *);

  private:

    atomic_uint32_t _replies;
    atomic_uint32_t _bad;
    bool _full;

};

CLICK_ENDDECLS
#endif
