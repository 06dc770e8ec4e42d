#ifndef CLICK_ANCESTOR_HH
#define CLICK_ANCESTOR_HH
#include <click/element.hh>
#include <click/iptable.hh>
CLICK_DECLS

/*
=c
Ancestor(DEFAULT [, VERBOSE, I<keywords> LIMIT, ROUTES])
=s ip
an element of the first days: cp_va_parse, and a routing table as a member
=d
Sets the destination annotation to the gateway that ROUTES ("PREFIX GATEWAY" in a quoted, comma-separated list) have for it, or else to
DEFAULT; LIMIT packets at most.
=h routed read-only
*/
class Ancestor : public Element { public:

    Ancestor() CLICK_COLD;
    ~Ancestor() CLICK_COLD;

    const char *class_name() const	{ return "Ancestor"; }
    const char *port_count() const	{ return PORTS_1_1; }
    const char *processing() const	{ return AGNOSTIC; }

    int configure(Vector<String> &, ErrorHandler *) CLICK_COLD;
    void add_handlers() CLICK_COLD;

    Packet *simple_action(Packet *);

  private:

    IPTable _routes;
    int _limit;
    int _seen, _routed;
    bool _verbose;

    static String read_routed(Element *, void *) CLICK_COLD;

};

CLICK_ENDDECLS
#endif
