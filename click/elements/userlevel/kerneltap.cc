// -*- c-basic-offset: 4 -*-
/*
 * kerneltap.{cc,hh} -- makes an Ethernet interface of this Linux machine whose frames come out here
 */
#include <click/config.h>
#include "kerneltap.hh"
CLICK_DECLS

CLICK_ENDDECLS
ELEMENT_REQUIRES(userlevel KernelTun)
EXPORT_ELEMENT(KernelTap)
