// -*- c-basic-offset: 4 -*-
#ifndef CLICK_DEBUGBRIDGE_HH
#define CLICK_DEBUGBRIDGE_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
DebugBridge(LABEL)
=s ethernet
prints spanning tree messages
=d
Prints LABEL and what the message, an IEEE 802.1D frame, says. Times are in 1/256 s, all numbers hexadecimal. Bytes that a packet lacks
count as zero.
=a EtherSpanTree, Print
*/
class DebugBridge : public Element { public:

    const char *class_name() const override { return "DebugBridge"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    Packet *simple_action(Packet *) override;

  private:
    String _label;
};

CLICK_ENDDECLS
#endif
