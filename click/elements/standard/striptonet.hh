// -*- c-basic-offset: 4 -*-
#ifndef CLICK_STRIPTONET_HH
#define CLICK_STRIPTONET_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
StripToNetworkHeader
=s basicmod
makes packets begin at their network header
=d
Removes bytes, or brings back those that were stripped. A packet without network header annotation is left alone.
=a Strip, StripIPHeader
*/
class StripToNetworkHeader : public Element { public:

    const char *class_name() const override { return "StripToNetworkHeader"; }
    const char *port_count() const override { return PORTS_1_1; }

    Packet *simple_action(Packet *) override;
};

CLICK_ENDDECLS
#endif
