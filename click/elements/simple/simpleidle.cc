// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "simpleidle.hh"
CLICK_DECLS
CLICK_ENDDECLS
EXPORT_ELEMENT(SimpleIdle)
ELEMENT_MT_SAFE(SimpleIdle)
