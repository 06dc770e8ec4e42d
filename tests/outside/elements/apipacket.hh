#ifndef OUTSIDE_APIPACKET_HH
#define OUTSIDE_APIPACKET_HH
#include "apicheck.hh"
CLICK_DECLS

/* ApiPacket: Packet and its annotations, name by name. */
class ApiPacket : public Element { public:
    const char *class_name() const { return "ApiPacket"; }
    const char *port_count() const { return PORTS_0_0; }
    int initialize(ErrorHandler *errh);
  private:
    int buffers(ErrorHandler *errh);
    int headers(ErrorHandler *errh);
    int annotations(ErrorHandler *errh);
    int named_annotations(ErrorHandler *errh);
};

CLICK_ENDDECLS
#endif
