#ifndef CLICK_STOREIPADDRESS_HH
#define CLICK_STOREIPADDRESS_HH
#include <click/element.hh>
#include <click/ipaddress.hh>
CLICK_DECLS

/*
=c
StoreIPAddress([ADDR,] OFFSET)
=s ip
writes an address into packets
=d
ADDR, or the destination annotation, goes to OFFSET (bytes from the start of data), or to the IP header's C<src> or C<dst>, then with
its checksums. Packets that have no such place leave on output 1. A zero annotation leaves the packet unchanged.
*/
class StoreIPAddress : public Element { public:

    const char *class_name() const { return "StoreIPAddress"; }
    const char *port_count() const { return PORTS_1_1X2; }
    const char *processing() const { return PROCESSING_A_AH; }
    int configure(Vector<String> &conf, ErrorHandler *errh);
    Packet *simple_action(Packet *p);

  private:

    enum { at_src = -1, at_dst = -2 };
    int _offset;
    bool _has_address;
    IPAddress _address;

    static void store_field(WritablePacket *p, uint32_t *field, uint32_t address);
};

CLICK_ENDDECLS
#endif
