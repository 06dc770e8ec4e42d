#ifndef OUTSIDE_APIREST_HH
#define OUTSIDE_APIREST_HH
#include "apicheck.hh"
CLICK_DECLS

/* ApiRest: containers, protocol headers, checksums and error handlers that nothing else here uses, name by name. */
class ApiRest : public Element { public:
    const char *class_name() const { return "ApiRest"; }
    const char *port_count() const { return PORTS_0_0; }
    int configure_phase() const { return CONFIGURE_PHASE_FIRST; }
    int llrpc(unsigned command, void *data);
    int initialize(ErrorHandler *errh);
  private:
    int containers(ErrorHandler *errh);
    int protocols(ErrorHandler *errh);
    int messages(ErrorHandler *errh);
    int calls(ErrorHandler *errh);
};

CLICK_ENDDECLS
#endif
