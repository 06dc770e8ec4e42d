// -*- c-basic-offset: 4 -*-
// PacketSocket: a Linux AF_PACKET socket on one interface (packet(7)), as FromDevice and ToDevice use it.
#ifndef CLICK_PACKETSOCKET_HH
#define CLICK_PACKETSOCKET_HH
#include <click/string.hh>
CLICK_DECLS
class ErrorHandler;
class WritablePacket;

class PacketSocket { public:

    PacketSocket() : _fd(-1), _linktype(-1), _drops(0) {}
    ~PacketSocket() { close(); }

    struct Wanted {
        bool receive;           // false: nothing is received
        bool promisc;           // also what is for other hosts
        uint16_t protocol;      // only this Ethernet type, 0: all
        String filter;          // only what this pcap-filter(7) expression lets through, empty: all
    };
    /** Non-blocking. 0, or negative with a message. */
    int open(const String &device, const Wanted &wanted, ErrorHandler *errh);
    void close();
    int fd() const { return _fd; }
    /** LinkType of the frames. */
    int linktype() const { return _linktype; }

    /** The next frame with time, packet type, MAC header and extra length, a VLAN tag where it was on the wire; 0 if there is
     * none. At most @a snaplen bytes. */
    WritablePacket *receive(uint32_t snaplen, uint32_t headroom);
    /** 0, or an errno value. */
    int send(const void *data, uint32_t length);
    /** How many frames the kernel had to drop since open(). */
    uint64_t drops();

  private:
    int _fd;
    int _linktype;
    uint64_t _drops;

    int configure(const String &device, const Wanted &wanted, ErrorHandler *errh);
    PacketSocket(const PacketSocket &) = delete;
    PacketSocket &operator=(const PacketSocket &) = delete;
};

CLICK_ENDDECLS
#endif
