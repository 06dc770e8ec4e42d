// -*- c-basic-offset: 4 -*-
/*
 * hotconfig.{cc,hh} -- the handler `hotconfig`
 */
#include "hotconfig.hh"
#include <click/error.hh>
#include <click/master.hh>
#include <click/router.hh>
CLICK_DECLS

static HotconfigParser parse_for_hotconfig;
static Router *pending;

// The old router, an element of which may be calling us, stays until the driver has the time to swap. No thread runs anything of either
// router meanwhile: the handler is exclusive, so the others are stopped now, and they leave their loops when we return.
static int
write_hotconfig(const String &text, Element *e, void *, ErrorHandler *errh)
{
    Router *old_router = e->router();
    Router *fresh = parse_for_hotconfig(text, old_router, errh);
    if (!fresh)
        return -EINVAL;
    if (pending)
        pending->unuse();
    pending = fresh;
    Master *m = old_router->master();
    for (int id = 0; id < m->nthreads(); ++id) {
        m->thread(id)->mark_driver_stop();
        m->thread(id)->wake();
    }
    return 0;
}

void
hotconfig_enable(HotconfigParser parser)
{
    parse_for_hotconfig = parser;
    Router::add_write_handler(0, "hotconfig", write_hotconfig, 0, Handler::f_raw);
}

Router *
hotconfig_take_pending()
{
    Router *r = pending;
    pending = 0;
    return r;
}

CLICK_ENDDECLS
