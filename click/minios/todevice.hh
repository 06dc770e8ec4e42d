// -*- c-basic-offset: 4 -*-
// ToDevice(DEVNAME): frames to a network interface of the guest (<minios/net.h>), without a copy.
#ifndef CLICK_MINIOS_TODEVICE_HH
#define CLICK_MINIOS_TODEVICE_HH
#include <click/element.hh>
#include <click/notifier.hh>
#include <click/task.hh>
struct netif;
CLICK_DECLS

/*
=c
ToDevice(DEVNAME [, I<keywords> BURST, METHOD, DEBUG])
=s netdevices
sends frames to an interface of the image
=d
DEVNAME is the interface's number, or a word that ends in it (0, eth0, vif1); ToClickOS(DEVID) is another name for this class,
ClickOS's own. Only one element of an image can send to an interface, as with FromDevice. Packets are pulled in bursts of up to BURST
(default 32); the backend is told once for each burst. A packet is freed when the backend has taken it. METHOD and DEBUG are
accepted for configurations written for user space.
=h count read-only
Frames handed to the interface.
=h pulls read-only
Pulls so far.
=h signal read-only
The state of the notifier upstream.
=h q read-only
True if frames wait because the ring is full.
=h reset_counts write-only
Sets the counts to zero.
*/
class ToDevice : public Element { public:

    ToDevice() CLICK_COLD;

    const char *class_name() const override { return "ToDevice"; }
    const char *port_count() const override { return PORTS_1_0; }
    const char *processing() const override { return PULL; }
    int configure_phase() const override { return CONFIGURE_PHASE_PRIVILEGED + 1; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
    void cleanup(CleanupStage) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    bool run_task(Task *) override;

  private:
    enum { MAX_BURST = 64 };

    struct netif *_netif;
    Task _task;
    NotifierSignal _signal;
    int _burst;
    int _held;                      // pulled, but the ring was full
    unsigned _outstanding;          // the backend has them
    uint64_t _count;
    uint64_t _pulls;
    Packet *_holding[MAX_BURST];

    bool send();
    static void ready(Element *);
    static void sent(void *);
    enum { h_count, h_pulls, h_signal, h_q };
    static String read_handler(Element *, void *) CLICK_COLD;
    static int reset_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
