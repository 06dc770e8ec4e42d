// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "imagehandlers.hh"
#include "control.hh"
#include "driverloop.hh"
#include "routertable.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/router.hh>
CLICK_DECLS

static DriverLoop *the_loop;

// Called over the channel where there is no router, the handler has nobody's router.
static int
number(Element *e)
{
    int rid = e ? RouterTable::the_table()->rid(e->router()) : -1;
    return rid < 0 ? click_minios_control_selected() : rid;
}

static String
read_router(Element *e, void *)
{
    return String(number(e));
}

static String
read_routers(Element *, void *)
{
    return RouterTable::the_table()->unparse();
}

static int
write_router(const String &data, Element *, void *, ErrorHandler *errh)
{
    int rid = -1;
    if (!IntArg(10).parse(cp_uncomment(data), rid) || rid < 0 || rid >= RouterTable::nrouters)
        return errh->error("routers have numbers from 0 to %d", RouterTable::nrouters - 1);
    click_minios_control_select(rid);
    return 0;
}

static int
write_hotconfig(const String &text, Element *e, void *, ErrorHandler *errh)
{
    if (!RouterTable::the_table()->prepare(number(e), text, errh))
        return -EINVAL;
    the_loop->wake();
    return 0;
}

static int
write_halt(const String &, Element *e, void *, ErrorHandler *)
{
    RouterTable::the_table()->halt_later(number(e));
    the_loop->wake();
    return 0;
}

void
click_minios_image_handlers(DriverLoop *loop)
{
    the_loop = loop;
    Router::add_read_handler(0, String::make_stable("router"), read_router, 0);
    Router::add_write_handler(0, String::make_stable("router"), write_router, 0);
    Router::add_read_handler(0, String::make_stable("routers"), read_routers, 0);
    Router::add_write_handler(0, String::make_stable("hotconfig"), write_hotconfig, 0, Handler::f_raw | Handler::f_nonexclusive);
    Router::add_write_handler(0, String::make_stable("halt"), write_halt, 0, Handler::f_button);
}

CLICK_ENDDECLS
