#ifndef CLICK_SETTCPCHECKSUM_HH
#define CLICK_SETTCPCHECKSUM_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
SetTCPChecksum([FIXOFF])
=s tcp
computes the TCP checksum
=d
With FIXOFF (default false) a data offset outside the packet is corrected first. Packets shorter than their IP length states
are dropped.
=a CheckTCPHeader, SetUDPChecksum */
class SetTCPChecksum : public Element { public:

    SetTCPChecksum() : _fixoff(false) { }

    const char *class_name() const { return "SetTCPChecksum"; }
    const char *port_count() const { return PORTS_1_1; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    Packet *simple_action(Packet *p);

  private:

    bool _fixoff;
};

CLICK_ENDDECLS
#endif
