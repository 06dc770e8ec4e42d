// -*- c-basic-offset: 4 -*-
#ifndef CLICK_TOHOST_HH
#define CLICK_TOHOST_HH
#include <click/element.hh>
CLICK_DECLS
class FromHost;

/*
=c
ToHost(DEVNAME)
=s netdevices
sends Ethernet frames to this Linux machine
=d
The machine receives the frames on the interface DEVNAME that a FromHost has made. Frames of less than 14 bytes are dropped with a message.
=h dev_name read-only
the interface's name
=h drops read-only
frames that the interface refused
=a FromHost, ToDevice */
class ToHost : public Element { public:

    ToHost() CLICK_COLD;

    const char *class_name() const override { return "ToHost"; }
    const char *port_count() const override { return PORTS_1_0; }
    const char *processing() const override { return PUSH; }
    // after every FromHost
    int configure_phase() const override { return CONFIGURE_PHASE_PRIVILEGED + 1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    void push(int port, Packet *) override;

  private:
    enum { ether_header = 14 };

    String _device;
    FromHost *_host;
    uint64_t _drops;
};

CLICK_ENDDECLS
#endif
