#ifndef CLICK_REMOTECONTROL_HH
#define CLICK_REMOTECONTROL_HH
#include <click/element.hh>
#include <click/handlercall.hh>
CLICK_DECLS

/*
=c
RemoteControl(EVERY, WRITE, I<keywords> READ, ECHO)
=s control
calls a write handler for every EVERYth packet
=d
WRITE is a write handler with a value, in which $n stands for the number of packets so far; READ is a read handler whose value is
kept each time. ECHO (default false) shows errors of the handler on standard error; they are counted in any case.
=h seen read-only
What READ gave, separated by blanks.
=h failures read-only
=h gripes read-only
The first message of the last failure.
=h get read, with a handler's name as parameter
The value of any read handler.
*/
class RemoteControl : public Element { public:

    RemoteControl() CLICK_COLD;

    const char *class_name() const	{ return "RemoteControl"; }
    const char *port_count() const	{ return PORTS_1_1; }

    int configure(Vector<String> &, ErrorHandler *) CLICK_COLD;
    int initialize(ErrorHandler *) CLICK_COLD;
    void add_handlers() CLICK_COLD;

    Packet *simple_action(Packet *);

  private:

    HandlerCall _write;
    HandlerCall *_read;
    int _every;
    uint32_t _n;
    int _failures;
    bool _echo;
    String _seen;
    String _gripe;

    static int get_handler(int, String &, Element *, const Handler *, ErrorHandler *) CLICK_COLD;

  public:
    ~RemoteControl() CLICK_COLD;

};

CLICK_ENDDECLS
#endif
