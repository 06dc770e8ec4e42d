#ifndef CLICK_SETIPDSCP_HH
#define CLICK_SETIPDSCP_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
SetIPDSCP(DSCP)
=s ip
sets the DSCP of IP packets
=d
0 to 63 (RFC 2474). The ECN bits stay, the checksum changes with it.
=h dscp read/write
The argument DSCP.
*/
class SetIPDSCP : public Element { public:

    const char *class_name() const { return "SetIPDSCP"; }
    const char *port_count() const { return PORTS_1_1; }
    int configure(Vector<String> &conf, ErrorHandler *errh);
    bool can_live_reconfigure() const { return true; }
    void add_handlers();
    Packet *simple_action(Packet *p);

  private:

    uint8_t _dscp; ///< in its place in the TOS byte
};

CLICK_ENDDECLS
#endif
