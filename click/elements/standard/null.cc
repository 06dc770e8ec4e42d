// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "null.hh"
CLICK_DECLS
CLICK_ENDDECLS
EXPORT_ELEMENT(Null)
EXPORT_ELEMENT(PushNull-PushNull)
EXPORT_ELEMENT(PullNull-PullNull)
ELEMENT_MT_SAFE(Null)
