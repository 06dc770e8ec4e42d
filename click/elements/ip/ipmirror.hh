#ifndef CLICK_IPMIRROR_HH
#define CLICK_IPMIRROR_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
IPMirror([DST_ANNO])
=s ip
swaps source and destination
=d
Addresses, and on first TCP and UDP fragments ports and TCP sequence numbers. Checksums are left alone. With DST_ANNO
(default true) the destination annotation becomes the new destination. */
class IPMirror : public Element { public:

    IPMirror() : _dst_anno(true) { }

    const char *class_name() const { return "IPMirror"; }
    const char *port_count() const { return PORTS_1_1; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    Packet *simple_action(Packet *p);

  private:

    bool _dst_anno;
};

CLICK_ENDDECLS
#endif
