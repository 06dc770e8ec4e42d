// -*- c-basic-offset: 4 -*-
// Replacing the running router by a new one: the global write handler `hotconfig`.
#ifndef CLICK_USERLEVEL_HOTCONFIG_HH
#define CLICK_USERLEVEL_HOTCONFIG_HH
#include <click/config.h>
CLICK_DECLS
class ErrorHandler;
class Router;
class String;

/** Makes a router from text for a hot swap, with whatever the driver adds; 0 after errors. */
typedef Router *(*HotconfigParser)(const String &text, Router *old_router, ErrorHandler *errh);
void hotconfig_enable(HotconfigParser parser);
/** A router that is ready to replace the running one, with a reference for the caller; 0: there is none. */
Router *hotconfig_take_pending();

CLICK_ENDDECLS
#endif
