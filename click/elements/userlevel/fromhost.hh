// -*- c-basic-offset: 4 -*-
#ifndef CLICK_FROMHOST_HH
#define CLICK_FROMHOST_HH
#include "tundevice.hh"
#include <click/element.hh>
#include <click/notifier.hh>
#include <click/task.hh>
CLICK_DECLS

/*
=c
FromHost(DEVNAME [, DST, I<keywords> GATEWAY, ETHER, HEADROOM, MTU])
=s netdevices
makes an Ethernet interface of this Linux machine whose frames come out here
=d
Makes the interface DEVNAME. With DST, ADDR/MASK, it has this address and comes up; GATEWAY, an address in its network, gets the default
route. ETHER is the machine's Ethernet address there, MTU (1500) the most bytes of a packet, HEADROOM what is free in front of one. What the
machine sends comes out as Ethernet frames with their time and MAC header; if they are long enough, network header and destination address
annotations are set as for IPv4, whatever their type. While everything downstream is full, nothing is read. ToHost with the same name sends to
the machine. The interface ends with the element. Needs root.
=h dev_name read-only
the interface's name
=h signal read-only
whether there is room downstream
=a ToHost, KernelTap, FromDevice */
class FromHost : public Element { public:

    FromHost() CLICK_COLD;

    const char *class_name() const override { return "FromHost"; }
    const char *port_count() const override { return PORTS_0_1; }
    const char *processing() const override { return PUSH; }
    void *cast(const char *name) override;
    int configure_phase() const override { return CONFIGURE_PHASE_PRIVILEGED; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void cleanup(CleanupStage) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    bool run_task(Task *) override;
    void selected(int fd, int mask) override;

    const String &dev_name() const { return _setup.name; }
    /** The interface, for ToHost: fd() is -1 before it is made. */
    TunDevice &device() { return _device; }

  private:
    enum { default_mtu = 1500, ether_header = 14, vlan_tag = 4 };

    TunDevice::Setup _setup;
    TunDevice _device;
    unsigned _headroom;
    Task _task;                 // when there is room again
    NotifierSignal _signal;

    static String read_handler(Element *, void *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
