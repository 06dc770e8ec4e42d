// -*- c-basic-offset: 4 -*-
// ClickOSControl(): what the control plane of the image does, as handlers.
#ifndef CLICK_MINIOS_CLICKOSCONTROL_HH
#define CLICK_MINIOS_CLICKOSCONTROL_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
ClickOSControl()
=s control
shows the image's control plane
=d
Every image that runs on Xen answers over xenstore, whether a configuration has this element or not (the papers call that
transparent): docs/reference/control-plane.md. The element is there for configurations that name it, and for what they
may want to know. It has no ports.
=h router read-only
The number of this router, 0 to 63.
=h routers read-only
Lines `number Running|Halted elements`, one for each router of the image.
=h xenstore read-only
True if the image answers over xenstore.
=h reads read-only
Read requests served over xenstore since boot, for all routers; also those that failed.
=h writes read-only
Write requests served over xenstore since boot.
=h starts read-only
Configurations that were accepted over xenstore.
=h errors read-only
Requests of any kind that were answered with an error.
=h dropped read-only
Requests that were lost because 16384 others waited.
*/
class ClickOSControl : public Element { public:

    ClickOSControl() CLICK_COLD;

    const char *class_name() const override { return "ClickOSControl"; }
    const char *port_count() const override { return PORTS_0_0; }

    int configure(Vector<String> &, ErrorHandler *) override CLICK_COLD;
    void add_handlers() override CLICK_COLD;

  private:
    enum { h_router, h_routers, h_xenstore, h_reads, h_writes, h_starts, h_errors, h_dropped };
    static String read_handler(Element *, void *);
};

CLICK_ENDDECLS
#endif
