// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SETPACKETTYPE_HH
#define CLICK_SETPACKETTYPE_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
SetPacketType(TYPE)
=s annotations
sets the packet type annotation
=d
TYPE is HOST, BROADCAST, MULTICAST, OTHERHOST, OUTGOING or LOOPBACK, in upper or lower case.
=a DropBroadcasts
*/
class SetPacketType : public Element { public:

    SetPacketType() CLICK_COLD;

    const char *class_name() const override { return "SetPacketType"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    Packet *simple_action(Packet *) override;

  private:
    Packet::PacketType _type;
};

CLICK_ENDDECLS
#endif
