// -*- c-basic-offset: 4 -*-
#ifndef CLICK_HUB_HH
#define CLICK_HUB_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
Hub
=s basictransfer
sends each packet to all outputs but the one it came from
=d
As many outputs as inputs.
=a Tee
*/
class Hub : public Element { public:

    const char *class_name() const override { return "Hub"; }
    const char *port_count() const override { return "-/="; }
    const char *processing() const override { return PUSH; }
    const char *flow_code() const override { return "#/[^#]"; }

    void push(int port, Packet *) override;
};

CLICK_ENDDECLS
#endif
