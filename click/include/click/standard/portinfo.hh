// -*- c-basic-offset: 4 -*-
#ifndef CLICK_PORTINFO_HH
#define CLICK_PORTINFO_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c

PortInfo(NAME PORT[/PROTO] [NAME2...], ...)

=s information

specifies port information

=d

Lets TCP and UDP ports be used by name in the compound element that holds it and everything inside. Lines of /etc/services are
valid arguments; text from # on is ignored.

=e

   PortInfo(ssh 22, domain 53/udp nameserver);

=a

AddressInfo */

class PortInfo : public Element { public:
    PortInfo() {}
    const char *class_name() const { return "PortInfo"; }
    int configure_phase() const { return CONFIGURE_PHASE_FIRST; }
    int configure(Vector<String> &, ErrorHandler *);
};

CLICK_ENDDECLS
#endif
