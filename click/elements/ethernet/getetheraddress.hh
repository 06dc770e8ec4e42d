// -*- c-basic-offset: 4 -*-
#ifndef CLICK_GETETHERADDRESS_HH
#define CLICK_GETETHERADDRESS_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
GetEtherAddress(ANNO, OFFSET)
=s ethernet
copies an Ethernet address from packets to an annotation
=d
From OFFSET, which is src, dst or a number of bytes, to the 6-byte annotation ANNO. Packets that end before go to output 1 or are
dropped. Output 1 is pull where output 0 is; then it gives what output 0 does, and packets that end before are dropped.
=a SetEtherAddress, StoreEtherAddress
*/
class GetEtherAddress : public Element { public:

    GetEtherAddress() : _anno(0), _offset(0) {}

    const char *class_name() const override { return "GetEtherAddress"; }
    const char *port_count() const override { return PORTS_1_1X2; }
    const char *processing() const override { return AGNOSTIC; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }

    Packet *simple_action(Packet *) override;

  private:
    int _anno;
    uint32_t _offset;
};

CLICK_ENDDECLS
#endif
