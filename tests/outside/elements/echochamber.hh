#ifndef CLICK_ECHOCHAMBER_HH
#define CLICK_ECHOCHAMBER_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
EchoChamber(N [, I<keywords> SHOUT, ANNO])
=s duplication
sends N numbered copies before each packet
=d
Copies are painted 1 to N and share the packet's data, unless SHOUT is true: then the copies' letters become upper case,
while the packet keeps its own. ANNO is a 4-byte annotation that gets the packet's number (default: AGGREGATE).
*/
class EchoChamber : public Element { public:

    EchoChamber() CLICK_COLD;

    const char *class_name() const	{ return "EchoChamber"; }
    const char *port_count() const	{ return PORTS_1_1; }
    const char *processing() const	{ return PUSH; }

    int configure(Vector<String> &, ErrorHandler *) CLICK_COLD;
    void add_handlers() CLICK_COLD;

    void push(int, Packet *);

  private:

    int _n;
    int _anno;
    bool _shout;
    uint32_t _number;
    uint32_t _shared;

};

CLICK_ENDDECLS
#endif
