#ifndef CLICK_SETIPCHECKSUM_HH
#define CLICK_SETIPCHECKSUM_HH
#include <click/element.hh>
#include <click/atomic.hh>
CLICK_DECLS

/*
=c
SetIPChecksum()
=s ip
computes the IP header checksum
=d
At the network header, or at the start of data if there is none. Packets too short for their header are dropped.
=h drops read-only
Packets dropped so far.
*/
class SetIPChecksum : public Element { public:

    SetIPChecksum() { _drops = 0; }

    const char *class_name() const { return "SetIPChecksum"; }
    const char *port_count() const { return PORTS_1_1; }

    void add_handlers();
    Packet *simple_action(Packet *p);

  private:

    atomic_uint32_t _drops;
};

CLICK_ENDDECLS
#endif
