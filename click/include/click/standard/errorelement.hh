#ifndef CLICK_ERRORELEMENT_HH
#define CLICK_ERRORELEMENT_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
Error(...)
=s information
fails initialization
=d
Stands for an element of an unknown class: takes any configuration and any ports, and keeps the router from running. */
class ErrorElement : public Element { public:

    ErrorElement() { }

    const char *class_name() const { return "Error"; }
    const char *port_count() const { return "-/-"; }
    const char *processing() const { return AGNOSTIC; }
    const char *flow_code() const { return "x/y"; }
    int configure(Vector<String> &, ErrorHandler *) { return 0; }
    int initialize(ErrorHandler *) { return -1; }
};

CLICK_ENDDECLS
#endif
