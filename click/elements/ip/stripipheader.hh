#ifndef CLICK_STRIPIPHEADER_HH
#define CLICK_STRIPIPHEADER_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
StripIPHeader()
=s ip
removes everything before the transport header
=d
The IP header annotation stays and points at the hidden header, so UnstripIPHeader can bring it back. */
class StripIPHeader : public Element { public:

    const char *class_name() const { return "StripIPHeader"; }
    const char *port_count() const { return PORTS_1_1; }

    Packet *simple_action(Packet *p);
};

CLICK_ENDDECLS
#endif
