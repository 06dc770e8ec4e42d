#ifndef OUTSIDE_APITEXT_HH
#define OUTSIDE_APITEXT_HH
#include "apicheck.hh"
CLICK_DECLS

/* ApiText: what is seldom used of String, Args, confparse, ErrorHandler, integers and addresses, name by name. */
class ApiText : public Element { public:
    const char *class_name() const { return "ApiText"; }
    const char *port_count() const { return PORTS_0_0; }
    int initialize(ErrorHandler *errh);
  private:
    int strings(ErrorHandler *errh);
    int arguments(ErrorHandler *errh);
    int texts(ErrorHandler *errh);
    int numbers(ErrorHandler *errh);
    int words_of_config(ErrorHandler *errh);
};

CLICK_ENDDECLS
#endif
