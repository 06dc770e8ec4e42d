#ifndef CLICK_TALLYBOARD_HH
#define CLICK_TALLYBOARD_HH
#include <click/element.hh>
#include "tallier.hh"
CLICK_DECLS

/*
=c
TallyBoard
=s counters
keeps the sum that TallySenders report
=h total read-only
=a TallySender
*/
class TallyBoard : public Element, public Tallier { public:

    TallyBoard() CLICK_COLD;

    const char *class_name() const	{ return "TallyBoard"; }
    void *cast(const char *);
    void add_handlers() CLICK_COLD;

  private:

    static String read_handler(Element *, void *) CLICK_COLD;

};

CLICK_ENDDECLS
#endif
