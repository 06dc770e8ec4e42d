/*
 * staticiplookup.{cc,hh} -- IP lookup in a table that does not change
 */
#include <click/config.h>
#include "staticiplookup.hh"
CLICK_DECLS

void
StaticIPLookup::add_handlers()
{
    add_read_handler("table", table_handler, 0, Handler::f_expensive);
    set_handler("lookup", Handler::f_read | Handler::f_read_param, lookup_handler);
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(LinearIPLookup)
EXPORT_ELEMENT(StaticIPLookup)
