#ifndef CLICK_UNSTRIPIPHEADER_HH
#define CLICK_UNSTRIPIPHEADER_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
UnstripIPHeader()
=s ip
brings a stripped IP header back
=d
If the network header lies before the start of data, data is extended back to it. */
class UnstripIPHeader : public Element { public:

    const char *class_name() const { return "UnstripIPHeader"; }
    const char *port_count() const { return PORTS_1_1; }

    Packet *simple_action(Packet *p);
};

CLICK_ENDDECLS
#endif
