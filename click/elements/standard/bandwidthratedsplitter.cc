// -*- c-basic-offset: 4 -*-
/*
 * bandwidthratedsplitter.{cc,hh} -- RatedSplitter counting bytes
 */
#include <click/config.h>
#include "bandwidthratedsplitter.hh"
CLICK_DECLS

BandwidthRatedSplitter::BandwidthRatedSplitter()
    : RatedSplitter(true)
{
}

CLICK_ENDDECLS
ELEMENT_REQUIRES(RatedSplitter)
EXPORT_ELEMENT(BandwidthRatedSplitter)
