// -*- c-basic-offset: 4 -*-
#ifndef CLICK_BYPASS_HH
#define CLICK_BYPASS_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
Bypass([ACTIVE, I<keywords> INLINE])
=s basictransfer
leads packets around a part of the configuration, when switched on
=d
In a push path, packets go from input 0 to output 0, or to output 1 if ACTIVE (default false); what comes back on input 1 goes to
output 0. In a pull path, output 0 pulls from input 0, or from input 1 if ACTIVE; output 1 pulls from input 0. INLINE is accepted
and changes nothing: packets always pass through the element.
=h active read/write
The argument ACTIVE.
=a Switch, PullSwitch
*/
class Bypass : public Element { public:

    Bypass() : _active(false) {}

    const char *class_name() const override { return "Bypass"; }
    const char *port_count() const override { return "1-2/1-2"; }
    const char *flow_code() const override { return "xy/[xy]x"; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    void push(int port, Packet *) override;
    Packet *pull(int port) override;

  private:
    bool _active;

    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
