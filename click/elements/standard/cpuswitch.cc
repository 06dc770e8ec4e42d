// -*- c-basic-offset: 4 -*-
/*
 * cpuswitch.{cc,hh} -- sends packets to the output of the thread that runs it
 */
#include <click/config.h>
#include "cpuswitch.hh"
CLICK_DECLS
CLICK_ENDDECLS
EXPORT_ELEMENT(CPUSwitch)
ELEMENT_MT_SAFE(CPUSwitch)
