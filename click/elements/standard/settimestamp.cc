// -*- c-basic-offset: 4 -*-
/*
 * settimestamp.{cc,hh} -- sets the timestamp annotation
 */
#include <click/config.h>
#include "settimestamp.hh"
#include <click/args.hh>
#include <click/error.hh>
#include <click/packet_anno.hh>
CLICK_DECLS

SetTimestamp::SetTimestamp()
    : _now(true), _first(false)
{
}

int
SetTimestamp::configure(Vector<String> &conf, ErrorHandler *errh)
{
    bool delta = false, given = false;
    if (Args(conf, this, errh)
        .read_p("TIMESTAMP", _when).read_status(given)
        .read("FIRST", _first)
        .read("DELTA", delta)
        .complete() < 0)
        return -1;
    if (delta)
        return errh->error("SetTimestamp(DELTA) is deprecated, use SetTimestampDelta(TYPE FIRST)");
    _now = !given;
    return 0;
}

Packet *
SetTimestamp::simple_action(Packet *p)
{
    Timestamp &anno = _first ? FIRST_TIMESTAMP_ANNO(p) : p->timestamp_anno();
    if (_now)
        anno.assign_now();
    else
        anno = _when;
    return p;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(SetTimestamp)
ELEMENT_MT_SAFE(SetTimestamp)
