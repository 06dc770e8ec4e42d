// -*- c-basic-offset: 4 -*-
// The control plane of an image on Xen: ControlPlane over <minios/xenstore.h>, in a thread of its own.
#ifndef CLICK_MINIOS_XENCONTROL_HH
#define CLICK_MINIOS_XENCONTROL_HH
#include <click/string.hh>
CLICK_DECLS
class ControlPlane;
class DriverLoop;
class RouterTable;

/** @a name: of the configuration that runs as router 0 already; empty: none does. False where there is no xenstore. */
bool click_minios_xencontrol_start(DriverLoop *loop, RouterTable *table, const String &name);

/** 0 where there is no xenstore. */
const ControlPlane *click_minios_xencontrol();

CLICK_ENDDECLS
#endif
