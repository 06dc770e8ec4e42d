// -*- c-basic-offset: 4 -*-
// FromDevice(DEVNAME): frames from a network interface of the guest (<minios/net.h>), without a copy.
#ifndef CLICK_MINIOS_FROMDEVICE_HH
#define CLICK_MINIOS_FROMDEVICE_HH
#include <click/element.hh>
#include <click/task.hh>
struct netif;
CLICK_DECLS

/*
=c
FromDevice(DEVNAME [, PROMISC, SNAPLEN, I<keywords> SNIFFER, METHOD, HEADROOM, BURST, TIMESTAMP, ACTIVE])
=s netdevices
reads frames from an interface of the image
=d
DEVNAME is the interface's number, or a word that ends in it (0, eth0, vif1); FromClickOS(DEVID) is another name for this
class, ClickOS's own. Of the routers of an image, and of the elements of a router, only one can read an interface; the router that replaces
another (a new configuration for the same number) takes its interfaces over. BURST is how many frames one run of the task
takes at most (default 32). Interrupts are asked for only while the ring is empty.

PROMISC, SNIFFER, METHOD, HEADROOM and SNAPLEN are accepted for configurations written for user space: an interface always
gives every frame that the backend sends, whole, with at least 64 bytes of headroom.
=h count read-only
Packets so far.
=h reset_counts write-only
Sets the counts to zero.
=h kernel_drops read-only
Frames that the driver had to drop, because what the backend said of them was impossible.
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

    bool run_task(Task *) override;

    /** The interface that a device name means, or 0; complains to @a errh. */
    static struct netif *find(const String &name, ErrorHandler *errh);

  private:
    enum { MAX_BURST = 64 };

    struct netif *_netif;
    Task _task;
    int _burst;
    bool _timestamp;
    bool _force_ip;
    uint64_t _count;

    static void ready(Element *);
    static String read_handler(Element *, void *) CLICK_COLD;
    static int reset_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
