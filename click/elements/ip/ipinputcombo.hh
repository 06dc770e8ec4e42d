#ifndef CLICK_IPINPUTCOMBO_HH
#define CLICK_IPINPUTCOMBO_HH
#include "checkipheader.hh"
CLICK_DECLS

/*
=c
IPInputCombo(COLOR [, BADSRC, I<keywords> INTERFACES, BADSRC, GOODDST])
=s ip
the input path of an IP router in one element
=d
Paint(COLOR), Strip(14), CheckIPHeader: bad packets are dropped, good ones have their annotations.
=h drops read-only
Packets dropped so far.
=a CheckIPHeader, IPOutputCombo */
class IPInputCombo : public CheckIPHeader { public:

    IPInputCombo() : _color(0) {}

    const char *class_name() const { return "IPInputCombo"; }
    const char *port_count() const { return PORTS_1_1; }
    const char *processing() const { return AGNOSTIC; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    Packet *simple_action(Packet *p);

  protected:

    Packet *drop(Reason reason, Packet *p);

  private:

    uint8_t _color;
};

CLICK_ENDDECLS
#endif
