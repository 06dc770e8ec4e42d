// -*- c-basic-offset: 4 -*-
#ifndef CLICK_DRIVERMANAGER_HH
#define CLICK_DRIVERMANAGER_HH
#include "script.hh"
CLICK_DECLS

/*
=c
DriverManager(INSTRUCTION, ...)
=s control
says what happens when something asks the driver to stop
=d
A Script of type DRIVER. A stop request steps it past its pause or wait; the driver ends when it comes to `stop`, or to its end.
Without instructions: `pause, stop`.
=e
  DriverManager(pause, write k.cleanup, wait 0.1s, stop)
=a Script
*/
class DriverManager : public Script { public:

    DriverManager() CLICK_COLD;

    const char *class_name() const override { return "DriverManager"; }
    const char *port_count() const override { return PORTS_0_0; }
    const char *processing() const override { return AGNOSTIC; }
};

CLICK_ENDDECLS
#endif
