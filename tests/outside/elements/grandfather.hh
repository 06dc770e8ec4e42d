#ifndef CLICK_GRANDFATHER_HH
#define CLICK_GRANDFATHER_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
GrandFather(COLOR, ADDRESS [, I<keywords> TIMEOUT, GATE, QUIET])
=s information
an element of earlier days: cp_va_kparse, old names of flags and of annotations
=d
Writes COLOR into a packet's annotations the way it was done then.
=h state read-only
=h color read/write
*/
class GrandFather : public Element { public:

    GrandFather() CLICK_COLD;
    ~GrandFather() CLICK_COLD;

    const char *class_name() const	{ return "GrandFather"; }
    const char *port_count() const	{ return PORTS_1_1; }
    const char *processing() const	{ return AGNOSTIC; }

    int configure(Vector<String> &, ErrorHandler *) CLICK_COLD;
    void add_handlers() CLICK_COLD;

    Packet *simple_action(Packet *);

  private:

    int _color;
    IPAddress _addr, _gate_net, _gate_mask;
    uint32_t _timeout;
    bool _quiet, _timeout_given;
    uint32_t _seen;

    static String read_state(Element *, void *) CLICK_COLD;
    static int write_color(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;

};

CLICK_ENDDECLS
#endif
