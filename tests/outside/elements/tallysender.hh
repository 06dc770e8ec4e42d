#ifndef CLICK_TALLYSENDER_HH
#define CLICK_TALLYSENDER_HH
#include <click/element.hh>
CLICK_DECLS
class Tallier;

/*
=c
TallySender([BOARD, I<keywords> NEXT, DIAMETER])
=s counters
reports the length of each packet to a board
=d
BOARD is an element that casts to Tallier; without it, all such elements DIAMETER (default 2) or fewer connections downstream,
of which there must be one. NEXT is any element, whose name the handler shows.
=h next read-only
=h neighbors read-only
=a TallyBoard
*/
class TallySender : public Element { public:

    TallySender() CLICK_COLD;

    const char *class_name() const	{ return "TallySender"; }
    const char *port_count() const	{ return PORTS_1_1; }
    int configure_phase() const		{ return CONFIGURE_PHASE_LAST; }

    int configure(Vector<String> &, ErrorHandler *) CLICK_COLD;
    int initialize(ErrorHandler *) CLICK_COLD;
    void add_handlers() CLICK_COLD;

    Packet *simple_action(Packet *);

  private:

    Vector<Tallier *> _boards;
    Element *_next;
    int _diameter;

    static String read_handler(Element *, void *) CLICK_COLD;

};

CLICK_ENDDECLS
#endif
