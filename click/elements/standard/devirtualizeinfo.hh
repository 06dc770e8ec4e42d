// -*- c-basic-offset: 4 -*-
#ifndef CLICK_DEVIRTUALIZEINFO_HH
#define CLICK_DEVIRTUALIZEINFO_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
DevirtualizeInfo(...)
=s information
tells click-devirtualize what to do
=d
The router does not look at its arguments.
*/
class DevirtualizeInfo : public Element { public:

    const char *class_name() const override { return "DevirtualizeInfo"; }
    int configure_phase() const override { return CONFIGURE_PHASE_INFO; }
    int configure(Vector<String> &, ErrorHandler *) override { return 0; }
};

CLICK_ENDDECLS
#endif
