#ifndef CLICK_GETIPADDRESS_HH
#define CLICK_GETIPADDRESS_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
GetIPAddress(OFFSET [, ANNO, I<keyword> IP])
=s ip
copies an address from the packet to an annotation
=d
From OFFSET (bytes from the start of data), or from the IP header's C<src> or C<dst> field (keyword IP), to annotation ANNO
(default: destination IP address). A packet without those bytes keeps its annotation. */
class GetIPAddress : public Element { public:

    GetIPAddress();

    const char *class_name() const { return "GetIPAddress"; }
    const char *port_count() const { return PORTS_1_1; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    Packet *simple_action(Packet *p);

  private:

    enum { from_src = -1, from_dst = -2 };
    int _offset;
    int _anno;
};

CLICK_ENDDECLS
#endif
