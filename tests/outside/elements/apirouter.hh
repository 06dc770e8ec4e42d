#ifndef OUTSIDE_APIROUTER_HH
#define OUTSIDE_APIROUTER_HH
#include "apicheck.hh"
CLICK_DECLS

/* ApiRouter: what an element asks its router, its neighbours, its handlers and the information elements, name by name. Wants to stand
   between a Queue and a Discard, under the name `api`, with a handler `word` to write. */
class ApiRouter : public Element { public:
    ApiRouter() : _word("old"), _net16(0), _net32(0), _count(0) {}
    const char *class_name() const { return "ApiRouter"; }
    const char *port_count() const { return PORTS_1_1; }
    const char *processing() const { return PULL_TO_PUSH; }
    const char *flow_code() const { return COMPLETE_FLOW; }
    const char *flags() const { return "L2S"; }
    void *port_cast(bool isoutput, int port, const char *name);
    int configure_phase() const { return CONFIGURE_PHASE_PRIVILEGED; }
    int configure(Vector<String> &conf, ErrorHandler *errh);
    bool can_live_reconfigure() const { return true; }
    int live_reconfigure(Vector<String> &conf, ErrorHandler *errh);
    Element *hotswap_element() const { return Element::hotswap_element(); }
    void add_handlers();
    int initialize(ErrorHandler *errh);
    void cleanup(CleanupStage stage);
  private:
    String _word;
    uint16_t _net16;
    uint32_t _net32;
    int _count;
    int ports(ErrorHandler *errh);
    int router_facts(ErrorHandler *errh);
    int handlers(ErrorHandler *errh);
    int information(ErrorHandler *errh);
    static int special(int operation, String &data, Element *e, const Handler *h, ErrorHandler *errh);
    static String read_count(Element *e, void *user);
    static int write_count(const String &text, Element *e, void *user, ErrorHandler *errh);
};

CLICK_ENDDECLS
#endif
