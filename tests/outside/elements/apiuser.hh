#ifndef OUTSIDE_APIUSER_HH
#define OUTSIDE_APIUSER_HH
#include "apicheck.hh"
#include <click/fromfile.hh>
CLICK_DECLS

/* ApiUser(FILE): what there is in user space only: files, CLICKPATH, temporary files, signals, warped time. */
class ApiUser : public Element { public:
    const char *class_name() const { return "ApiUser"; }
    const char *port_count() const { return PORTS_0_0; }
    int configure(Vector<String> &conf, ErrorHandler *errh);
    int initialize(ErrorHandler *errh);
    void cleanup(CleanupStage);
    void add_handlers() { _ff.add_handlers(this); }
  private:
    FromFile _ff;
    String _folder;
    int files(ErrorHandler *errh);
    int path(ErrorHandler *errh);
};

CLICK_ENDDECLS
#endif
