#ifndef CLICK_SETRANDIPADDRESS_HH
#define CLICK_SETRANDIPADDRESS_HH
#include <click/element.hh>
#include <click/ipaddress.hh>
CLICK_DECLS

/*
=c
SetRandIPAddress(PREFIX [, LIMIT])
=s ip
sets the destination annotation to a random address
=d
In PREFIX; with LIMIT from that many addresses, which are drawn once.
*/
class SetRandIPAddress : public Element { public:

    const char *class_name() const { return "SetRandIPAddress"; }
    const char *port_count() const { return PORTS_1_1; }
    int configure(Vector<String> &conf, ErrorHandler *errh);
    Packet *simple_action(Packet *p);
    /** The next address. */
    IPAddress pick() const;

  private:

    IPAddress _address;
    IPAddress _mask;
    Vector<IPAddress> _choice;
};

CLICK_ENDDECLS
#endif
