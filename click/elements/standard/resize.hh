// -*- c-basic-offset: 4 -*-
#ifndef CLICK_RESIZE_HH
#define CLICK_RESIZE_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
Resize([HEAD, TAIL])
=s basicmod
adds bytes to packets, or removes them, at both ends
=d
Positive numbers add what happens to lie there, without clearing it; negative ones remove, as far as the packet goes.
=h head read/write
The argument HEAD.
=h tail read/write
The argument TAIL.
=a Strip, Unstrip, Truncate, Pad
*/
class Resize : public Element { public:

    Resize() : _head(0), _tail(0) {}

    const char *class_name() const override { return "Resize"; }
    const char *port_count() const override { return PORTS_1_1; }
    const char *flags() const override { return "S0"; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    void add_handlers() override CLICK_COLD;
    Packet *simple_action(Packet *) override;

  private:
    int _head;
    int _tail;
};

CLICK_ENDDECLS
#endif
