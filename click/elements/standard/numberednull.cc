// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "numberednull.hh"
CLICK_DECLS
CLICK_ENDDECLS
ELEMENT_REQUIRES(Null)
EXPORT_ELEMENT(Null1-Null1)
EXPORT_ELEMENT(Null2-Null2)
EXPORT_ELEMENT(Null3-Null3)
EXPORT_ELEMENT(Null4-Null4)
EXPORT_ELEMENT(Null5-Null5)
EXPORT_ELEMENT(Null6-Null6)
EXPORT_ELEMENT(Null7-Null7)
EXPORT_ELEMENT(Null8-Null8)
