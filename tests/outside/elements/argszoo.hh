#ifndef CLICK_ARGSZOO_HH
#define CLICK_ARGSZOO_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
ArgsZoo(NAME [, I<keywords>...])
=s information
reads an argument of every kind, and shows what it understood
=d
Keywords: INT, BYTE, HEX, BOUND, SAT, BIG, BOOL, REAL, FIXED, DECIMAL, TIME, MSEC, RATE, STR, WORD, ANY, ETH, IP, NET (prefix),
IPS (addresses), IP6, NET6, PORT (TCP), FILE, ANNO, PROTO, WITH (any number), OLD (another name of INT), LATE (77 if absent), RANGE (LO-HI), MORE (any number).
=h dump read-only
=h config read/write
*/
class ArgsZoo : public Element { public:

    ArgsZoo() CLICK_COLD;

    const char *class_name() const	{ return "ArgsZoo"; }
    int configure_phase() const		{ return CONFIGURE_PHASE_INFO; }

    int configure(Vector<String> &, ErrorHandler *) CLICK_COLD;
    bool can_live_reconfigure() const	{ return true; }
    void add_handlers() CLICK_COLD;

  private:

    String _dump;
    static String read_handler(Element *, void *) CLICK_COLD;

};

CLICK_ENDDECLS
#endif
