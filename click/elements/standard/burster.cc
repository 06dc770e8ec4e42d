// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "burster.hh"
CLICK_DECLS
CLICK_ENDDECLS
ELEMENT_REQUIRES(TimedUnqueue)
EXPORT_ELEMENT(Burster)
