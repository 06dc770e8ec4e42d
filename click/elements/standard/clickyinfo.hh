// -*- c-basic-offset: 4 -*-
#ifndef CLICK_CLICKYINFO_HH
#define CLICK_CLICKYINFO_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
ClickyInfo(...)
=s information
holds style text for the Clicky user interface
=d
The router does not look at its arguments.
*/
class ClickyInfo : public Element { public:

    const char *class_name() const override { return "ClickyInfo"; }
    int configure_phase() const override { return CONFIGURE_PHASE_INFO; }
    int configure(Vector<String> &, ErrorHandler *) override { return 0; }
};

CLICK_ENDDECLS
#endif
