#ifndef CLICK_WEIGHTEDSCHED_HH
#define CLICK_WEIGHTEDSCHED_HH
#include <click/element.hh>
#include <click/notifier.hh>
#include <click/deque.hh>
CLICK_DECLS

/*
=c
WeightedSched(WEIGHT0, WEIGHT1, ...)
=s scheduling
pulls from its inputs in turn, WEIGHTi packets from input i
=d
A scheduler that asks only those inputs whose notifier is active. One weight for each input.
=h weights read/write
=h served read-only
Packets that came from each input, separated by blanks. Takes an input number as parameter.
*/
class WeightedSched : public Element { public:

    WeightedSched() CLICK_COLD;

    const char *class_name() const	{ return "WeightedSched"; }
    const char *port_count() const	{ return "1-/1"; }
    const char *processing() const	{ return PULL; }
    const char *flags() const		{ return "S0"; }

    int configure(Vector<String> &, ErrorHandler *) CLICK_COLD;
    bool can_live_reconfigure() const	{ return true; }
    int initialize(ErrorHandler *) CLICK_COLD;
    void add_handlers() CLICK_COLD;

    Packet *pull(int);

  private:

    struct Line {
	int weight;
	int left;
	uint32_t served;
	NotifierSignal signal;
    };
    Vector<Line> _lines;
    int _next;

    enum { h_weights };
    static String read_handler(Element *, void *) CLICK_COLD;
    static int served_handler(int, String &, Element *, const Handler *, ErrorHandler *) CLICK_COLD;

};

CLICK_ENDDECLS
#endif
