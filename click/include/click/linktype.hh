// -*- c-basic-offset: 4 -*-
// LinkType: the link layers of capture files (pcap's LINKTYPE numbers, https://www.tcpdump.org/linktypes.html): their names, and
// where the network header is.
#ifndef CLICK_LINKTYPE_HH
#define CLICK_LINKTYPE_HH
#include <click/string.hh>
CLICK_DECLS
class Packet;

class LinkType { public:

    enum {
        NONE = -1,
        NULL_ = 0,
        ETHER = 1,
        PPP = 9,
        FDDI = 10,
        RAW_BSD = 12,           // IP, in files of some systems
        PPP_HDLC = 50,
        ATM = 100,
        IP = 101,
        HDLC = 104,
        WIFI = 105,
        SLL = 113,
        PRISM = 119,
        AIRONET = 120,
        SUNATM = 123,
        WIFI_RADIO = 127
    };

    /** The number for a name or `#N`; NONE if there is none. */
    static int parse(const String &name);
    /** The name, `#N`, or `<none>`. */
    static String unparse(int type);
    /** The type for the number in a file. */
    static int from_file(uint32_t type) { return type == RAW_BSD ? static_cast<int>(IP) : static_cast<int>(type); }

    /** Can force_ip() find headers behind it? */
    static bool can_force_ip(int type);
    /** Sets the network and transport header, and for IPv4 the destination annotation, if a whole IPv4 or IPv6 header was
     * captured. False: it is something else. Nothing is stripped or verified. */
    static bool force_ip(Packet *p, int type);
};

CLICK_ENDDECLS
#endif
