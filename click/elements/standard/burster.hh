// -*- c-basic-offset: 4 -*-
#ifndef CLICK_BURSTER_HH
#define CLICK_BURSTER_HH
#include "timedunqueue.hh"
CLICK_DECLS

/*
=c
Burster(INTERVAL [, BURST])
=s shaping
pulls and pushes up to BURST packets (default 8) every INTERVAL
=d
A TimedUnqueue with another default for BURST.
=a TimedUnqueue
*/
class Burster : public TimedUnqueue { public:

    Burster() { _burst = 8; }

    const char *class_name() const override { return "Burster"; }
};

CLICK_ENDDECLS
#endif
