// -*- c-basic-offset: 4 -*-
// What the packets of sources hold.
#ifndef CLICK_SOURCETEXT_HH
#define CLICK_SOURCETEXT_HH
#include <click/packet.hh>
#include <click/string.hh>
CLICK_DECLS

namespace SourceText {

/** The 69 bytes that sources send when they are given no DATA. */
String sentence();

/** A packet of @a data; with @a length >= 0 cut to it, or repeated up to it (empty data: zeros). 0: out of memory. */
Packet *packet(const String &data, int length, uint32_t headroom);

}

/** The packet that all packets of a source are clones of. Owns it. */
class SourcePacket { public:

    SourcePacket()                              : _packet(0) { }
    ~SourcePacket();

    /** SourceText::packet() in place of the packet so far, which stays when this is false: out of memory. */
    bool assign(const String &data, int length, uint32_t headroom);

    Packet *operator->() const                  { return _packet; }

  private:

    Packet *_packet;

    SourcePacket(const SourcePacket &);
    SourcePacket &operator=(const SourcePacket &);
};

CLICK_ENDDECLS
#endif
