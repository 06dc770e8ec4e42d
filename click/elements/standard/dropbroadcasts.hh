#ifndef CLICK_DROPBROADCASTS_HH
#define CLICK_DROPBROADCASTS_HH
#include <click/element.hh>
#include <click/atomic.hh>
CLICK_DECLS

/*
=c
DropBroadcasts()
=s annotations
drops packets whose packet type annotation is broadcast or multicast
=d
Looks at the annotation only, which FromDevice and HostEtherFilter set; packets without one pass.
=h drops read-only
Packets dropped so far.
=a HostEtherFilter */
class DropBroadcasts : public Element { public:

    DropBroadcasts() { _drops = 0; }

    const char *class_name() const { return "DropBroadcasts"; }
    const char *port_count() const { return PORTS_1_1X2; }
    const char *processing() const { return PROCESSING_A_AH; }

    void add_handlers();
    Packet *simple_action(Packet *p);

  private:

    atomic_uint32_t _drops;
};

CLICK_ENDDECLS
#endif
