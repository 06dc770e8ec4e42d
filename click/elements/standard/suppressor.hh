// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SUPPRESSOR_HH
#define CLICK_SUPPRESSOR_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
Suppressor
=s classification
passes packets from inputs to outputs of the same number, unless switched off
=d
Packets of an input that is switched off are dropped; a switched-off pull gives no packet.
=h active0 read/write
One for each port.
=h reset write-only
Switches all on.
*/
class Suppressor : public Element { public:

    const char *class_name() const override { return "Suppressor"; }
    const char *port_count() const override { return "-/="; }
    const char *flow_code() const override { return "#/#"; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

    /** For elements that watch over a port; one that does not exist is ignored. */
    void set_active(int port, bool active) {
        if (port >= 0 && port < _active.size())
            _active[port] = active;
    }

    void push(int port, Packet *) override;
    Packet *pull(int port) override;

  private:
    Vector<unsigned char> _active;      // of each port

    static String read_handler(Element *, void *) CLICK_COLD;
    static int write_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
    static int reset_handler(const String &, Element *, void *, ErrorHandler *) CLICK_COLD;
};

CLICK_ENDDECLS
#endif
