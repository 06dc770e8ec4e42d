#ifndef CLICK_PORTMATRIX_HH
#define CLICK_PORTMATRIX_HH
#include <click/element.hh>
#include <click/bitvector.hh>
CLICK_DECLS

/*
=c
PortMatrix([MARK])
=s routing
odd inputs go to odd outputs, even ones to even ones
=d
As many inputs as outputs. A packet of input i leaves on output i; the flow code says that parities never mix. MARK (default false)
writes the port number into byte 0.
=h forward read-only
For each input, the outputs that it reaches, as bits.
=h backward read-only
=h kinds read-only
How each port works: h for push, l for pull.
=h reach read, with a port as parameter
Names of the elements downstream of it.
*/
class PortMatrix : public Element { public:

    PortMatrix() CLICK_COLD;

    const char *class_name() const	{ return "PortMatrix"; }
    const char *port_count() const	{ return "1-/="; }
    const char *processing() const	{ return AGNOSTIC; }
    const char *flow_code() const	{ return "xyxyxyxy/xyxyxyxy"; }

    int configure(Vector<String> &, ErrorHandler *) CLICK_COLD;
    void add_handlers() CLICK_COLD;

    void push(int, Packet *);
    Packet *pull(int);

  private:

    bool _mark;

    Packet *mark(int, Packet *);
    static String matrix_handler(Element *, void *) CLICK_COLD;
    static String kinds_handler(Element *, void *) CLICK_COLD;
    static int reach_handler(int, String &, Element *, const Handler *, ErrorHandler *) CLICK_COLD;

};

CLICK_ENDDECLS
#endif
