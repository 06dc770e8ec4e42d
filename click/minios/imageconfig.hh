// -*- c-basic-offset: 4 -*-
// Where the image's routers come from. An image has one of two: textconfig.cc, which reads any configuration, or preparedconfig.cc,
// for images that run their own alone (`configurations = "own"` in [click] of the recipe) and have no parser.
#ifndef CLICK_MINIOS_IMAGECONFIG_HH
#define CLICK_MINIOS_IMAGECONFIG_HH
#include <click/driver.hh>
CLICK_DECLS

extern "C" {
/** The image's own configuration: text, or what `click --prepared` made of it (click/userlevel/prepare.cc). */
extern const char click_image_config[];
extern const char click_image_config_end[];
}

/** A router of @a configuration, not initialized. 0 after errors, with messages in @a errh. */
Router *click_image_router(const String &configuration, const ClickParameters &parameters, Master *master, ErrorHandler *errh) CLICK_COLD;

CLICK_ENDDECLS
#endif
