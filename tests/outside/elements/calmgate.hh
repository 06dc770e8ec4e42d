#ifndef CLICK_CALMGATE_HH
#define CLICK_CALMGATE_HH
#include <click/element.hh>
#include <click/ewma.hh>
#include <click/tokenbucket.hh>
CLICK_DECLS

/*
=c
CalmGate(RATE, BURST)
=s shaping
lets RATE packets a second pass, BURST at once; others leave on output 1, or are dropped
=d
Also keeps moving averages of lengths and of the rate.
=h passed read-only
=h average read-only
Of the packets' lengths.
=h tokens read-only
*/
class CalmGate : public Element { public:

    CalmGate() CLICK_COLD;

    const char *class_name() const	{ return "CalmGate"; }
    const char *port_count() const	{ return PORTS_1_1X2; }
    const char *processing() const	{ return PROCESSING_A_AH; }

    int configure(Vector<String> &, ErrorHandler *) CLICK_COLD;
    int initialize(ErrorHandler *) CLICK_COLD;
    void add_handlers() CLICK_COLD;

    Packet *simple_action(Packet *);

  private:

    TokenBucket _tb;
    DirectEWMA _length;
    RateEWMA _rate;
    uint64_t _passed;

    enum { h_average, h_tokens, h_rate };
    static String read_handler(Element *, void *) CLICK_COLD;

};

CLICK_ENDDECLS
#endif
