#ifndef CLICK_PICKYQUEUE_HH
#define CLICK_PICKYQUEUE_HH
#include "elements/standard/fullnotequeue.hh"
CLICK_DECLS

/*
=c
PickyQueue(CAPACITY [, I<keywords> MINIMUM])
=s storage
a Queue that refuses packets shorter than MINIMUM bytes, and can throw out those of a color
=h refused read-only
=h purge write-only
A color: packets with that paint are dropped.
=a Queue
*/
class PickyQueue : public FullNoteQueue { public:

    PickyQueue() CLICK_COLD;

    const char *class_name() const	{ return "PickyQueue"; }
    void *cast(const char *);

    int configure(Vector<String> &, ErrorHandler *) CLICK_COLD;
    void add_handlers() CLICK_COLD;

    void push(int, Packet *);

  private:

    uint32_t _minimum;
    uint32_t _refused;

    struct ColorFilter {
	int color;
	ColorFilter(int c)	: color(c) { }
	bool operator()(const Packet *) const;
    };
    static int purge_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;

};

CLICK_ENDDECLS
#endif
