// -*- c-basic-offset: 4 -*-
#ifndef CLICK_USERLEVEL_FROMDEVICE_HH
#define CLICK_USERLEVEL_FROMDEVICE_HH
#include "packetsocket.hh"
#include <click/element.hh>
CLICK_DECLS

/*
=c
FromDevice(DEVNAME [, PROMISC, SNAPLEN, I<keywords> SNIFFER, FORCE_IP, METHOD, BPF_FILTER, PROTOCOL, OUTBOUND, HEADROOM, ENCAP, BURST,
TIMESTAMP])
=s netdevices
reads frames from a network device
=d
Frames of the device DEVNAME of this Linux machine, besides what the kernel does with them. PROMISC: also those for other hosts;
OUTBOUND: also those that this host sends; PROTOCOL: only that Ethernet type. At most SNAPLEN (2046) bytes of a frame are kept. With
FORCE_IP the IP header annotations are set, and what is not IP goes to output 1. METHOD is LINUX (the default) or PCAP, the default
with BPF_FILTER: only frames that this expression of pcap-filter(7) lets through come out (libpcap must be installed; the kernel takes VLAN tags
off before it looks), the packet type annotation is HOST, BROADCAST or MULTICAST after the destination, and ENCAP may name another link
type than the device's. HEADROOM bytes are free in front of a frame; BURST (1) is how many are read at a time. Without SNIFFER a
warning says that it sniffs all the same; frames always have their TIMESTAMP. Needs root. FromClickOS
is another name, so that a configuration for an image can be checked here.
=h count read-only
Packets so far.
=h reset_counts write-only
Sets the counts to zero.
=h encap read-only
The link type's name.
=h kernel_drops read-only
Frames that the kernel dropped for want of room; C<??> if it does not say.
*/
class FromDevice : public Element { public:

    FromDevice() CLICK_COLD;

    const char *class_name() const override { return "FromDevice"; }
    const char *port_count() const override { return "0/1-2"; }
    const char *processing() const override { return PUSH; }
    int configure_phase() const override { return CONFIGURE_PHASE_PRIVILEGED; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void cleanup(CleanupStage) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    void selected(int fd, int mask) override;

  private:
    String _device;
    bool _promisc;
    bool _outbound;
    bool _force_ip;
    bool _sniffer;
    unsigned _snaplen;
    unsigned _headroom;
    bool _pcap;
    String _filter;
    int _encap;                 // LinkType, NONE: the device's
    uint16_t _protocol;
    int _burst;
    PacketSocket _socket;
    uint64_t _count;

    int linktype() const;
    static String read_handler(Element *, void *) CLICK_COLD;
    static int reset_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
