// -*- c-basic-offset: 4 -*-
// TunDevice: an interface of this Linux machine whose frames come from and go to this program (the kernel's
// Documentation/networking/tuntap.rst), as KernelTun and FromHost make it.
#ifndef CLICK_TUNDEVICE_HH
#define CLICK_TUNDEVICE_HH
#include <click/etheraddress.hh>
#include <click/ipaddress.hh>
#include <click/string.hh>
CLICK_DECLS
class ErrorHandler;
class Packet;
class WritablePacket;

class TunDevice { public:

    enum { prefix_length = 4, max_headroom = 8192 };

    /** What is set when it is not empty. An interface with an address comes up, and the gateway gets the default route. */
    struct Setup {
        bool tap;               // Ethernet frames; else IP packets
        String name;            // empty: the kernel chooses
        IPAddress address;
        IPAddress mask;
        IPAddress gateway;
        EtherAddress ether;
        unsigned mtu;           // bytes, without an Ethernet header; 0: as the kernel sets it
    };

    TunDevice() : _fd(-1) {}
    ~TunDevice() { close(); }

    /** Makes the interface. Non-blocking. 0, or negative with a message. */
    int open(const Setup &setup, ErrorHandler *errh);
    /** The interface ends. */
    void close();
    /** To be selected; -1: not open. */
    int fd() const { return _fd; }
    const String &name() const { return _name; }

    /** The next packet with its time, at most @a size bytes; 0 if there is none. @a protocol: the Ethernet type that the kernel tells, in
     * host byte order. */
    WritablePacket *receive(uint32_t headroom, uint32_t size, uint16_t &protocol);
    /** @a protocol: the packet's Ethernet type. 0, or an errno value. */
    int send(const unsigned char *data, uint32_t length, uint16_t protocol);
    /** How many bytes before a packet put what follows a link header of @a link bytes on a multiple of four. */
    static unsigned aligned_headroom(unsigned headroom, unsigned link) { return headroom + (4 - (headroom + link) % 4) % 4; }

  private:
    int _fd;
    String _name;

    int make(const Setup &setup, ErrorHandler *errh);
    int set_up(const Setup &setup, ErrorHandler *errh);
    TunDevice(const TunDevice &) = delete;
    TunDevice &operator=(const TunDevice &) = delete;
};

CLICK_ENDDECLS
#endif
