/*
 * checkipheader2.{cc,hh} -- checks IP header, not its checksum
 */
#include <click/config.h>
#include "checkipheader2.hh"
CLICK_DECLS
CLICK_ENDDECLS
ELEMENT_REQUIRES(CheckIPHeader)
EXPORT_ELEMENT(CheckIPHeader2)
ELEMENT_MT_SAFE(CheckIPHeader2)
