#ifndef CLICK_TALLYSINK_HH
#define CLICK_TALLYSINK_HH
#include "tallyboard.hh"
CLICK_DECLS

/*
=c
TallySink
=s counters
a TallyBoard that packets can reach; it drops them
=a TallyBoard
*/
class TallySink : public TallyBoard { public:

    TallySink() CLICK_COLD;

    const char *class_name() const	{ return "TallySink"; }
    const char *port_count() const	{ return PORTS_1_0; }
    const char *processing() const	{ return PUSH; }
    void push(int, Packet *);

};

CLICK_ENDDECLS
#endif
