// -*- c-basic-offset: 4 -*-
#ifndef CLICK_CHANGEUID_HH
#define CLICK_CHANGEUID_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
ChangeUID()
=s control
gives up the rights of a setuid program
=d
When the devices are open and before other elements begin, the effective user and group become the real ones: a router that an
ordinary user started with a setuid click goes on with this user's rights.
=a FromDevice, KernelTun */
class ChangeUID : public Element { public:

    const char *class_name() const override { return "ChangeUID"; }
    // after FromDevice, KernelTun (PRIVILEGED) and ToDevice (one more)
    int configure_phase() const override { return CONFIGURE_PHASE_PRIVILEGED + 2; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    int initialize(ErrorHandler *) override CLICK_COLD;
};

CLICK_ENDDECLS
#endif
