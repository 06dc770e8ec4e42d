#ifndef CLICK_FLOWINFO_HH
#define CLICK_FLOWINFO_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
FlowInfo(ELEMENT FLOWCODE, ...)
=s information
overrides elements' flow codes
=d
FLOWCODE takes the place of what the element's class says about the ways packets take through it. */
class FlowInfo : public Element { public:

    const char *class_name() const { return "FlowInfo"; }
    int configure_phase() const { return CONFIGURE_PHASE_INFO; }
    int configure(Vector<String> &conf, ErrorHandler *errh);
};

CLICK_ENDDECLS
#endif
