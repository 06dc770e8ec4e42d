#ifndef CLICK_LATEBOX_HH
#define CLICK_LATEBOX_HH
#include <click/element.hh>
#include <click/task.hh>
#include <click/timer.hh>
CLICK_DECLS

/*
=c
LateBox([UNIT])
=s timing
holds each packet as long as its first byte says, in UNITs
=d
UNIT is a time (default 10ms); packets leave in the order in which they fall due. The timer wakes a task, which sends.
=h held read-only
=h order read-only
The first bytes of what was sent.
*/
class LateBox : public Element { public:

    LateBox() CLICK_COLD;

    const char *class_name() const	{ return "LateBox"; }
    const char *port_count() const	{ return PORTS_1_1; }
    const char *processing() const	{ return PUSH; }

    int configure(Vector<String> &, ErrorHandler *) CLICK_COLD;
    int initialize(ErrorHandler *) CLICK_COLD;
    void cleanup(CleanupStage) CLICK_COLD;
    void add_handlers() CLICK_COLD;

    void push(int, Packet *);

  private:

    struct Earlier {
	bool operator()(const Packet *a, const Packet *b) const {
	    return a->timestamp_anno() < b->timestamp_anno();
	}
    };
    Vector<Packet *> _heap;
    Vector<int> _order;
    Task _task;
    Timer _timer;
    Timestamp _unit;

    static bool task_hook(Task *, void *);
    static String read_handler(Element *, void *) CLICK_COLD;

};

CLICK_ENDDECLS
#endif
