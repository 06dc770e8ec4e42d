#ifndef CLICK_TRUNCATEIPPAYLOAD_HH
#define CLICK_TRUNCATEIPPAYLOAD_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
TruncateIPPayload([LENGTH, TRANSPORT, I<keyword> EXTRA_LENGTH])
=s ip
cuts the payload of IP packets
=d
Keeps the IP header, with TRANSPORT (default) the transport header, and LENGTH bytes (0). EXTRA_LENGTH (true): the extra-length
annotation grows by what was cut. Headers are not changed.
*/
class TruncateIPPayload : public Element { public:

    const char *class_name() const { return "TruncateIPPayload"; }
    const char *port_count() const { return PORTS_1_1; }
    int configure(Vector<String> &conf, ErrorHandler *errh);
    Packet *simple_action(Packet *p);

  private:

    uint32_t _length;
    bool _transport;
    bool _extra_length;

    static uint32_t transport_header(const Packet *p, uint32_t hlen);
};

CLICK_ENDDECLS
#endif
