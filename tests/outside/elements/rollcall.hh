#ifndef CLICK_ROLLCALL_HH
#define CLICK_ROLLCALL_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
RollCall([LABEL])
=s information
knows in which order its kind was configured and initialized
=d
The phase follows from the element's name, which may begin with first, info or last, since phases are asked for before configurations
are read. LABEL is a name for the element's number. Elements of one router share the list, and the program counts them all.
=h order read-only
=h label read/write
Elements alive, number and label; labels of one element are known to all, and writing one takes over its number.
*/
class RollCall : public Element { public:

    RollCall() CLICK_COLD;
    ~RollCall() CLICK_COLD;

    static void static_initialize();
    static void static_cleanup();

    const char *class_name() const	{ return "RollCall"; }
    int configure_phase() const;

    int configure(Vector<String> &, ErrorHandler *) CLICK_COLD;
    int initialize(ErrorHandler *) CLICK_COLD;
    void cleanup(CleanupStage) CLICK_COLD;
    void add_handlers() CLICK_COLD;

  private:

    static int alive;
    static Vector<String> *labels;

    int _label;

    Vector<String> *roll();
    static String order_handler(Element *, void *) CLICK_COLD;
    static int label_handler(int, String &, Element *, const Handler *, ErrorHandler *) CLICK_COLD;

};

CLICK_ENDDECLS
#endif
