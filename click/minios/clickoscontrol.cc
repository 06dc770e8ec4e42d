// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "clickoscontrol.hh"
#include "controlplane.hh"
#include "routertable.hh"
#include "xencontrol.hh"
#include <click/args.hh>
CLICK_DECLS

ClickOSControl::ClickOSControl()
{
}

int
ClickOSControl::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).complete();
}

String
ClickOSControl::read_handler(Element *e, void *what)
{
    const ControlPlane *plane = click_minios_xencontrol();
    const ControlPlane::Counts counts = plane ? plane->counts() : ControlPlane::Counts();
    switch (reinterpret_cast<intptr_t>(what)) {
    case h_router:
        return String(RouterTable::the_table()->rid(e->router()));
    case h_routers:
        return RouterTable::the_table()->unparse();
    case h_xenstore:
        return String(plane != 0);
    case h_reads:
        return String(counts.reads);
    case h_writes:
        return String(counts.writes);
    case h_starts:
        return String(counts.starts);
    case h_errors:
        return String(counts.errors);
    default:
        return String(counts.dropped);
    }
}

void
ClickOSControl::add_handlers()
{
    static const char * const names[] = { "router", "routers", "xenstore", "reads", "writes", "starts", "errors", "dropped" };
    for (intptr_t i = 0; i <= h_dropped; ++i)
        add_read_handler(names[i], read_handler, reinterpret_cast<void *>(i));
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(minios)
EXPORT_ELEMENT(ClickOSControl)
