// -*- c-basic-offset: 4 -*-
#ifndef CLICK_INPUTSWITCH_HH
#define CLICK_INPUTSWITCH_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
InputSwitch([OUTPUT])
=s classification
passes the packets of one input, which can be changed
=d
Packets from input OUTPUT (default 0; the name has stayed what it was in Switch) go to output 0, all others are dropped. Negative:
all are dropped.
=h switch read/write
The input; one that does not exist becomes -1.
=h config read/write
The number.
=a Switch, PullSwitch
*/
class InputSwitch : public Element { public:

    InputSwitch() : _input(0) {}

    const char *class_name() const override { return "InputSwitch"; }
    const char *port_count() const override { return "-/1"; }
    const char *processing() const override { return PUSH; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    void add_handlers() override CLICK_COLD;

    void push(int port, Packet *) override;

  private:
    int _input;

    static String read_handler(Element *, void *) CLICK_COLD;
    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
