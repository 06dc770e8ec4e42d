// -*- c-basic-offset: 4 -*-
// The control channel of an image: a ControlSocket conversation over <minios/channel.h>, the second serial line. Nothing tells when
// the host comes or goes, so the greeting is sent when the router starts, and again when input comes after QUIT.
#ifndef CLICK_MINIOS_CONTROL_HH
#define CLICK_MINIOS_CONTROL_HH
#include <click/config.h>
CLICK_DECLS
class Router;

/** This router answers from now on; call it when the router has been activated, and again after each hot swap. Commands run in a
 * task of the router, as its elements do. Does nothing where there is no channel. */
void click_minios_control_start(Router *router);

/** No router answers any more; before the router is destroyed. What is still to be sent is sent as far as there is room. */
void click_minios_control_stop();

CLICK_ENDDECLS
#endif
