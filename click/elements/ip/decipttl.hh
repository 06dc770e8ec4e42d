#ifndef CLICK_DECIPTTL_HH
#define CLICK_DECIPTTL_HH
#include <click/element.hh>
#include <click/atomic.hh>
CLICK_DECLS

/*
=c
DecIPTTL([I<keywords> ACTIVE, MULTICAST])
=s ip
decrements the IP time to live, drops what has expired
=d
Expired packets leave unmodified on output 1, if there is one.
=h drops read-only
Packets dropped so far.
=h active read/write
Whether it does anything; the argument ACTIVE.
*/
class DecIPTTL : public Element { public:

    DecIPTTL() : _active(true), _multicast(true) { _drops = 0; }

    const char *class_name() const { return "DecIPTTL"; }
    const char *port_count() const { return PORTS_1_1X2; }
    const char *processing() const { return PROCESSING_A_AH; }

    int configure(Vector<String> &conf, ErrorHandler *errh);
    void add_handlers();
    Packet *simple_action(Packet *p);

  private:

    atomic_uint32_t _drops;
    bool _active;
    bool _multicast;
};

CLICK_ENDDECLS
#endif
