// -*- c-basic-offset: 4 -*-
#ifndef CLICK_VLANENCAP_HH
#define CLICK_VLANENCAP_HH
#include "vlantag.hh"
CLICK_DECLS

/*
=c
VLANEncap([VLAN_TCI, VLAN_PCP, I<keywords> VLAN_ID, NATIVE_VLAN, ETHERTYPE])
=s ethernet
puts VLAN tags into Ethernet frames
=d
Inserts ETHERTYPE (default 0x8100) and VLAN_TCI behind the addresses; VLAN_TCI C<ANNO> is each packet's VLAN_TCI annotation. Without
VLAN_TCI the tag is VLAN_ID (default 0). VLAN_PCP (0 to 7) is its priority. Frames of the network NATIVE_VLAN (default 0, -1: none)
stay untagged. The MAC header annotation points to the frame, the network header annotation behind its header. Packets that are
too short to hold an Ethernet header pass unchanged.
=h vlan_tci read/write
The argument VLAN_TCI.
=h vlan_id read/write
The argument VLAN_ID.
=h vlan_pcp read/write
The argument VLAN_PCP.
=h native_vlan read/write
The argument NATIVE_VLAN.
=h ethertype read/write
The argument ETHERTYPE.
=h config read-only
The values in force.
=n
It cannot be reconfigured live, so the writes fail.
=a EtherVLANEncap, VLANDecap, SetVLANAnno
*/
class VLANEncap : public VLANTagElement { public:

    VLANEncap() : _ethertype(0) {}

    const char *class_name() const override { return "VLANEncap"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    Packet *simple_action(Packet *) override;

  private:
    uint16_t _ethertype;        // network byte order

    static String read_config(Element *, void *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
