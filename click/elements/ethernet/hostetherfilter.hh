#ifndef CLICK_HOSTETHERFILTER_HH
#define CLICK_HOSTETHERFILTER_HH
#include <click/element.hh>
#include <click/etheraddress.hh>
CLICK_DECLS

/*
=c
HostEtherFilter(ETHER [, DROP_OWN, DROP_OTHER, I<keyword> OFFSET])
=s ethernet
drops Ethernet frames sent to other machines
=d
Sets the packet type annotation from the destination address. Refused frames, and those too short for an Ethernet header,
leave on output 1, if there is one.
=h ether read/write
The argument ETHER.
*/
class HostEtherFilter : public Element { public:

    HostEtherFilter();

    const char *class_name() const { return "HostEtherFilter"; }
    const char *port_count() const { return PORTS_1_1X2; }
    const char *processing() const { return PROCESSING_A_AH; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    bool can_live_reconfigure() const { return true; }
    void add_handlers();
    Packet *simple_action(Packet *p);

  private:

    EtherAddress _eth;
    bool _drop_own;
    bool _drop_other;
    uint32_t _offset;
};

CLICK_ENDDECLS
#endif
