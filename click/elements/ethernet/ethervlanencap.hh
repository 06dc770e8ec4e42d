// -*- c-basic-offset: 4 -*-
#ifndef CLICK_ETHERVLANENCAP_HH
#define CLICK_ETHERVLANENCAP_HH
#include "vlantag.hh"
#include <clicknet/ether.h>
CLICK_DECLS

/*
=c
EtherVLANEncap(ETHERTYPE, SRC, DST [, VLAN_TCI, VLAN_PCP, I<keywords> VLAN_ID, NATIVE_VLAN])
=s ethernet
prepends Ethernet headers with VLAN tags
=d
The header holds DST, SRC, 0x8100, VLAN_TCI and ETHERTYPE. VLAN_TCI C<ANNO> is each packet's VLAN_TCI annotation. Without VLAN_TCI the
tag is VLAN_ID (default 0). VLAN_PCP (0 to 7) is its priority. Packets of the network NATIVE_VLAN (default 0, -1: none) get a header
without tag. Sets the MAC and network header annotations. EtherVlanEncap is another name.
=h src read/write
The argument SRC.
=h dst read/write
The argument DST.
=h ethertype read/write
The argument ETHERTYPE.
=h vlan_tci read/write
The argument VLAN_TCI.
=h vlan_id read/write
The argument VLAN_ID.
=h vlan_pcp read/write
The argument VLAN_PCP.
=h native_vlan read/write
The argument NATIVE_VLAN.
=h config read-only
The values in force.
=n
C<config> begins with SRC, DST, ETHERTYPE, which is not the order of the arguments, so the writes of the tag's parts fail.
=a VLANEncap, EtherEncap, VLANDecap
*/
class EtherVLANEncap : public VLANTagElement { public:

    EtherVLANEncap();

    const char *class_name() const override { return "EtherVLANEncap"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    void add_handlers() override CLICK_COLD;

    Packet *simple_action(Packet *) override;

  private:
    click_ether_vlan _header;   // but for the tag

    static String read_handler(Element *, void *) CLICK_COLD;
    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
