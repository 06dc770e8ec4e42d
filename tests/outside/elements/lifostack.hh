#ifndef CLICK_LIFOSTACK_HH
#define CLICK_LIFOSTACK_HH
#include <click/element.hh>
#include <click/notifier.hh>
CLICK_DECLS

/*
=c
LifoStack([CAPACITY])
=s storage
stores packets, last in, first out
=d
A queue of its own making: CAPACITY packets (default 100); a full stack drops its oldest one. Shows an empty notifier and hands its
packets over on hot swap.
=h length read-only
=h capacity read-only
=h drops read-only
=h reset write-only
*/
class LifoStack : public Element { public:

    LifoStack() CLICK_COLD;
    ~LifoStack() CLICK_COLD;

    const char *class_name() const	{ return "LifoStack"; }
    const char *port_count() const	{ return PORTS_1_1; }
    const char *processing() const	{ return PUSH_TO_PULL; }
    void *cast(const char *);

    int configure(Vector<String> &, ErrorHandler *) CLICK_COLD;
    int initialize(ErrorHandler *) CLICK_COLD;
    void take_state(Element *, ErrorHandler *) CLICK_COLD;
    void cleanup(CleanupStage) CLICK_COLD;
    void add_handlers() CLICK_COLD;

    void push(int, Packet *);
    Packet *pull(int);

  private:

    Packet *_top;
    Packet *_bottom;
    int _length;
    int _capacity;
    uint32_t _drops;
    ActiveNotifier _empty_note;

    void put_on_top(Packet *);
    Packet *take_bottom();
    static int reset_handler(const String &, Element *, void *, ErrorHandler *);

};

CLICK_ENDDECLS
#endif
