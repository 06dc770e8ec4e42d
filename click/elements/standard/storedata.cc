// -*- c-basic-offset: 4 -*-
/*
 * storedata.{cc,hh} -- overwrites packet bytes
 */
#include <click/config.h>
#include "storedata.hh"
#include <click/args.hh>
CLICK_DECLS

StoreData::StoreData()
    : _offset(0)
{
}

int
StoreData::configure(Vector<String> &conf, ErrorHandler *errh)
{
    return Args(conf, this, errh).read_mp("OFFSET", _offset).read_mp("DATA", _data).complete();
}

Packet *
StoreData::simple_action(Packet *p)
{
    if (p->length() <= _offset)
        return p;
    WritablePacket *q = p->uniqueify();
    if (!q)
        return 0;
    uint32_t room = q->length() - _offset, n = _data.length();
    memcpy(q->data() + _offset, _data.data(), n < room ? n : room);
    return q;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(StoreData)
ELEMENT_MT_SAFE(StoreData)
