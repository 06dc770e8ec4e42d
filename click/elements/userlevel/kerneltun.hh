// -*- c-basic-offset: 4 -*-
#ifndef CLICK_KERNELTUN_HH
#define CLICK_KERNELTUN_HH
#include "tundevice.hh"
#include <click/element.hh>
#include <click/notifier.hh>
#include <click/task.hh>
CLICK_DECLS

/*
=c
KernelTun(ADDR/MASK [, GATEWAY, I<keywords> TAP, HEADROOM, BURST, ETHER, IGNORE_QUEUE_OVERFLOWS, MTU, DEVNAME])
=s netdevices
makes an interface of this Linux machine whose packets come out here
=d
Makes an interface with the address ADDR/MASK, called DEVNAME if that is given, and brings it up; GATEWAY, an address in its network, gets the
default route. What the machine sends there comes out, at most BURST (1) packets at a time and with HEADROOM bytes in front; packets
that come in reach the machine as received from there. MTU: bytes of a packet, default 1500, at least 20. The interface ends with the
element. Needs root.

Packets are IP packets: sane ones leave by output 0 with their IP header annotation, all others by output 1 or not at all. What comes in
needs a network header annotation, and what is before it is removed; other packets are dropped with a message. With TAP true they are Ethernet
frames, all of which leave by output 0, and ETHER is the machine's address there. IGNORE_QUEUE_OVERFLOWS true: of messages that the interface's
queue is full only the first is shown.
=h dev_name read-only
the interface's name
=h packets read-only
how many packets the machine sent
=h selected_calls read-only
how often the interface was ready to be read
=a KernelTap, FromHost, FromDevice */
class KernelTun : public Element { public:

    KernelTun() CLICK_COLD;

    const char *class_name() const override { return "KernelTun"; }
    const char *port_count() const override { return "0-1/1-2"; }
    const char *processing() const override { return "a/h"; }
    const char *flow_code() const override { return "x/y"; }
    const char *flags() const override { return "S3"; }
    int configure_phase() const override { return CONFIGURE_PHASE_PRIVILEGED; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void cleanup(CleanupStage) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    void push(int port, Packet *) override;
    bool run_task(Task *) override;
    void selected(int fd, int mask) override;

  protected:
    explicit KernelTun(bool tap) CLICK_COLD;

  private:
    enum { default_mtu = 1500, min_mtu = 20, ether_header = 14 };

    TunDevice::Setup _setup;
    TunDevice _device;
    unsigned _headroom;
    int _burst;
    bool _ignore_overflows;
    bool _told_overflow;
    String _name;
    uint64_t _selected_calls;
    uint64_t _packets;
    Task _task;
    NotifierSignal _signal;

    void emit(WritablePacket *, uint16_t protocol);
    void drop(Packet *, const String &why) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
