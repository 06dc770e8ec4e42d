// -*- c-basic-offset: 4 -*-
// Global handlers that an image has beside those of user space, when something can control it:
//   router (rw)     the number of the router; written: the one that answers on the control channel, also one yet to be started
//   routers (r)     lines `number Running|Halted elements`
//   hotconfig (w)   a configuration for this router: it takes over from what runs there, or starts
//   halt (w)        stops this router and frees it; the image goes on
#ifndef CLICK_MINIOS_IMAGEHANDLERS_HH
#define CLICK_MINIOS_IMAGEHANDLERS_HH
#include <click/config.h>
CLICK_DECLS
class DriverLoop;

/** Once; @a loop swaps routers when the handler has returned. */
void click_minios_image_handlers(DriverLoop *loop);

CLICK_ENDDECLS
#endif
