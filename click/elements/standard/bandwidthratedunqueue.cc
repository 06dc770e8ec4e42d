// -*- c-basic-offset: 4 -*-
/*
 * bandwidthratedunqueue.{cc,hh} -- RatedUnqueue counting bytes
 */
#include <click/config.h>
#include "bandwidthratedunqueue.hh"
CLICK_DECLS

BandwidthRatedUnqueue::BandwidthRatedUnqueue()
    : RatedUnqueue(true)
{
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(RatedUnqueue)
EXPORT_ELEMENT(BandwidthRatedUnqueue)
