// -*- c-basic-offset: 4 -*-
#ifndef CLICK_USERLEVEL_TODEVICE_HH
#define CLICK_USERLEVEL_TODEVICE_HH
#include "packetsocket.hh"
#include <click/element.hh>
#include <click/notifier.hh>
#include <click/task.hh>
#include <click/timer.hh>
CLICK_DECLS

/*
=c
ToDevice(DEVNAME [, I<keywords> DEBUG, METHOD, BURST])
=s netdevices
sends frames to a network device
=d
Pulls frames, which need their link header, and sends them on the device DEVNAME of this Linux machine, at most BURST at a time. What
was sent goes to output 0 and what failed to output 1, if they are connected. METHOD may be LINUX or PCAP, which is the same here. Needs root. ToClickOS
is another name, so that a configuration for an image can be checked here.
=h debug read/write
The argument DEBUG.
=h pulls read-only
Pulls so far.
=h signal read-only
The state of the notifier upstream.
=h q read-only
True if a packet waits for the device. */
class ToDevice : public Element { public:

    ToDevice() CLICK_COLD;

    const char *class_name() const override { return "ToDevice"; }
    const char *port_count() const override { return "1/0-2"; }
    const char *processing() const override { return "l/h"; }
    const char *flow_code() const override { return "x/y"; }
    const char *flags() const override { return "S2"; }
    int configure_phase() const override { return CONFIGURE_PHASE_PRIVILEGED + 1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void cleanup(CleanupStage) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    bool run_task(Task *) override;
    void selected(int fd, int mask) override;

  private:
    enum { max_backoff = 256 };
    enum { h_signal, h_q };

    String _device;
    int _burst;
    bool _debug;
    PacketSocket _socket;
    Packet *_held;              // the device was full
    unsigned _backoff;          // microseconds, 0: not waiting
    uint64_t _pulls;
    Task _task;
    Timer _timer;
    NotifierSignal _signal;

    bool send(Packet *);
    static String read_handler(Element *, void *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
