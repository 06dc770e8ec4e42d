// -*- c-basic-offset: 4 -*-
#ifndef CLICK_KERNELTAP_HH
#define CLICK_KERNELTAP_HH
#include "kerneltun.hh"
CLICK_DECLS

/*
=c
KernelTap(ADDR/MASK [, GATEWAY, I<keywords> TAP, HEADROOM, BURST, ETHER, IGNORE_QUEUE_OVERFLOWS, MTU, DEVNAME])
=s netdevices
makes an Ethernet interface of this Linux machine whose frames come out here
=d
KernelTun with TAP true unless it says otherwise: ADDR/MASK and GATEWAY, TAP, HEADROOM, BURST, ETHER, IGNORE_QUEUE_OVERFLOWS, MTU
and DEVNAME are explained there, as are the handlers. The machine asks by ARP, and takes only frames for the address ETHER.
=a KernelTun, ToHost */
class KernelTap : public KernelTun { public:

    KernelTap() CLICK_COLD : KernelTun(true) {}

    const char *class_name() const override { return "KernelTap"; }
};

CLICK_ENDDECLS
#endif
