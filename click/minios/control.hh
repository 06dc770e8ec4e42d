// -*- c-basic-offset: 4 -*-
// The control channel of an image: a ControlSocket conversation over <minios/channel.h>, the second serial line. Nothing tells when
// the host comes or goes, so the greeting is sent when the image starts, and again when input comes after QUIT.
// It talks to one router at a time, router 0 at first: the global handler `router` chooses (imagehandlers.hh).
#ifndef CLICK_MINIOS_CONTROL_HH
#define CLICK_MINIOS_CONTROL_HH
#include <click/config.h>
CLICK_DECLS
class DriverLoop;
class Master;
class RouterTable;

/** Adds the channel to the loop. False where there is none. */
bool click_minios_control_start(DriverLoop *loop, RouterTable *table, Master *master);

/** No router answers any more; before the routers are destroyed. What is still to be sent is sent as far as there is room. */
void click_minios_control_stop();

/** The number of the router that answers, also where there is no such router. */
int click_minios_control_selected();
void click_minios_control_select(int rid);

CLICK_ENDDECLS
#endif
