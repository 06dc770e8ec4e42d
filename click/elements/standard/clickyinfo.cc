// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "clickyinfo.hh"
CLICK_DECLS
CLICK_ENDDECLS
EXPORT_ELEMENT(ClickyInfo)
