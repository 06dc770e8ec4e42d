#ifndef CLICK_MARKIPCE_HH
#define CLICK_MARKIPCE_HH
#include <click/element.hh>
#include <click/atomic.hh>
CLICK_DECLS

/*
=c
MarkIPCE([FORCE])
=s ip
marks IP packets as having met congestion
=d
Sets ECN to CE (RFC 3168). Packets that are not ECN capable are dropped unless FORCE.
=h drops read-only
Packets dropped so far.
*/
class MarkIPCE : public Element { public:

    const char *class_name() const { return "MarkIPCE"; }
    const char *port_count() const { return PORTS_1_1; }

    MarkIPCE() : _force(false) { _drops = 0; }
    int configure(Vector<String> &conf, ErrorHandler *errh);
    void add_handlers();
    Packet *simple_action(Packet *p);

  private:

    bool _force;
    atomic_uint32_t _drops; ///< stays 0, as in other Clicks
};

CLICK_ENDDECLS
#endif
