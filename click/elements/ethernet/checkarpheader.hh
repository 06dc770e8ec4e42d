#ifndef CLICK_CHECKARPHEADER_HH
#define CLICK_CHECKARPHEADER_HH
#include <click/element.hh>
#include <click/atomic.hh>
CLICK_DECLS

/*
=c
CheckARPHeader([OFFSET, I<keywords> VERBOSE, DETAILS])
=s arp
checks ARP header
=d
Good packets get their network header annotation and leave on output 0; bad ones leave on output 1, if there is one.
=h drops read-only
Packets dropped so far.
=h drop_details read-only
Dropped packets by reason: a count, a tab and the reason on each line. Only with DETAILS true.
=a ARPPrint */
class CheckARPHeader : public Element { public:

    CheckARPHeader();
    ~CheckARPHeader();

    const char *class_name() const { return "CheckARPHeader"; }
    const char *port_count() const { return PORTS_1_1X2; }
    const char *processing() const { return PROCESSING_A_AH; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    void add_handlers();
    Packet *simple_action(Packet *p);

  private:

    enum Reason { tiny, too_small, bad_hardware, bad_protocol, n_reasons };
    static const char * const reason_texts[n_reasons];

    uint32_t _offset;
    bool _verbose;
    atomic_uint32_t _drops;
    atomic_uint32_t *_details;

    Packet *drop(Reason reason, Packet *p);
    static String read_details(Element *e, void *user);
};

CLICK_ENDDECLS
#endif
