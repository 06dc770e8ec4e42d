// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "imageconfig.hh"
CLICK_DECLS

Router *
click_image_router(const String &configuration, const ClickParameters &parameters, Master *master, ErrorHandler *errh)
{
    return click_parse_configuration(configuration, "config", parameters, master, errh);
}

CLICK_ENDDECLS
