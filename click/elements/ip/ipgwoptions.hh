#ifndef CLICK_IPGWOPTIONS_HH
#define CLICK_IPGWOPTIONS_HH
#include <click/element.hh>
#include <click/atomic.hh>
#include <click/ipaddress.hh>
#include <click/vector.hh>
CLICK_DECLS

/*
=c
IPGWOptions(MYADDR [, OTHERADDRS])
=s ip
does what a router does with IP options
=d
Record Route and Timestamp options (RFC 791, 3.1) get MYADDR and the time; timestamps for one of OTHERADDRS are filled in too.
Packets with a bad option leave on output 1, the place of the error (bytes into the IP header) in the parameter-problem annotation.
=h drops read-only
Packets dropped so far.
*/
class IPGWOptions : public Element { public:

    const char *class_name() const { return "IPGWOptions"; }
    const char *port_count() const { return PORTS_1_1X2; }

    IPGWOptions() { _drops = 0; }
    const char *processing() const { return PROCESSING_A_AH; }
    int configure(Vector<String> &conf, ErrorHandler *errh);
    void add_handlers();
    Packet *simple_action(Packet *p);

    /** Treats the options of a header of @a hlen bytes, all of them there. -1, or the offset of what is wrong. @a changed: the
     * checksum has to be computed again. */
    static int treat(unsigned char *header, int hlen, IPAddress address, const Vector<IPAddress> &others, bool &changed);

  private:

    IPAddress _address;
    Vector<IPAddress> _others;
    atomic_uint32_t _drops;

    static int record_route(unsigned char *option, int length, IPAddress address);
    static int timestamp(unsigned char *option, int length, IPAddress address, const Vector<IPAddress> &others);
};

CLICK_ENDDECLS
#endif
