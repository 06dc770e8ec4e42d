// -*- c-basic-offset: 4 -*-
#ifndef CLICK_STOREETHERADDRESS_HH
#define CLICK_STOREETHERADDRESS_HH
#include <click/element.hh>
#include <click/etheraddress.hh>
CLICK_DECLS

/*
=c
StoreEtherAddress([ADDR,] OFFSET [, I<keywords> ANNO])
=s ethernet
writes an Ethernet address into packets
=d
ADDR, or what the 6-byte annotation ANNO holds, at OFFSET, which is src, dst or a number of bytes. Packets that end before go to
output 1 or are dropped.
=h addr read/write
The argument ADDR.
=a GetEtherAddress, SetEtherAddress
*/
class StoreEtherAddress : public Element { public:

    StoreEtherAddress() : _use_anno(false), _anno(0), _offset(0) {}

    const char *class_name() const override { return "StoreEtherAddress"; }
    const char *port_count() const override { return PORTS_1_1X2; }
    const char *processing() const override { return PROCESSING_A_AH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    Packet *simple_action(Packet *) override;

  private:
    bool _use_anno;
    int _anno;
    uint32_t _offset;
    EtherAddress _address;
};

CLICK_ENDDECLS
#endif
