#ifndef CLICK_SETIPECN_HH
#define CLICK_SETIPECN_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
SetIPECN(ECN)
=s ip
sets the ECN field of IP packets
=d
C<no>, C<ect1>, C<ect2>, C<ce> or 0 to 3 (RFC 3168). The DSCP stays, the checksum changes with it.
=h ecn read/write
The argument ECN.
*/
class SetIPECN : public Element { public:

    const char *class_name() const { return "SetIPECN"; }
    const char *port_count() const { return PORTS_1_1; }
    int configure(Vector<String> &conf, ErrorHandler *errh);
    bool can_live_reconfigure() const { return true; }
    void add_handlers();
    Packet *simple_action(Packet *p);

  private:

    uint8_t _ecn;
};

CLICK_ENDDECLS
#endif
