// -*- c-basic-offset: 4 -*-
#ifndef CLICK_ETHERREWRITE_HH
#define CLICK_ETHERREWRITE_HH
#include <click/element.hh>
#include <click/etheraddress.hh>
CLICK_DECLS

/*
=c
EtherRewrite(SRC, DST)
=s ethernet
replaces both addresses of Ethernet headers
=d
The header is where the MAC header annotation says. Packets without it, or that end before, stay as they are.
=h src read/write
The argument SRC.
=h dst read/write
The argument DST.
=a EtherEncap, EtherMirror, MarkMACHeader
*/
class EtherRewrite : public Element { public:

    const char *class_name() const override { return "EtherRewrite"; }
    const char *port_count() const override { return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    void add_handlers() override CLICK_COLD;

    Packet *simple_action(Packet *) override;

  private:
    EtherAddress _src;
    EtherAddress _dst;
};

CLICK_ENDDECLS
#endif
