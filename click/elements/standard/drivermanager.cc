// -*- c-basic-offset: 4 -*-
/*
 * drivermanager.{cc,hh} -- the script that decides when the driver stops
 */
#include <click/config.h>
#include "drivermanager.hh"
CLICK_DECLS

DriverManager::DriverManager()
    : Script(type_driver)
{
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(Script)
EXPORT_ELEMENT(DriverManager)
