// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SIMPLEPULLSWITCH_HH
#define CLICK_SIMPLEPULLSWITCH_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
SimplePullSwitch([INPUT])
=s scheduling
pulls from one input, which can be changed
=d
INPUT (default 0) that does not exist becomes -1: there are no packets. Pullers behind it sleep only if all inputs are quiet.
=h switch read/write
The input; one that does not exist becomes -1.
=h config read/write
The number.
=a PullSwitch, StaticPullSwitch, Switch
*/
class SimplePullSwitch : public Element { public:

    SimplePullSwitch() CLICK_COLD;

    const char *class_name() const override { return "SimplePullSwitch"; }
    const char *port_count() const override { return "-/1"; }
    const char *processing() const override { return PULL; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    bool can_live_reconfigure() const override { return true; }
    void add_handlers() override CLICK_COLD;

    Packet *pull(int port) override;

  protected:
    int _input;                 // -1: none

    /** Switch; inputs that do not exist become -1. */
    virtual void set_input(int input);

  private:
    static String read_handler(Element *, void *) CLICK_COLD;
    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
