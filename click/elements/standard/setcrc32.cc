// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "setcrc32.hh"
#include <click/crc32.h>
CLICK_DECLS

Packet *
SetCRC32::simple_action(Packet *p)
{
    uint32_t length = p->length();
    WritablePacket *q = p->put(4);
    if (!q)
        return 0;
    uint32_t crc = update_crc(0xFFFFFFFFU, reinterpret_cast<const char *>(q->data()), length);
    memcpy(q->data() + length, &crc, 4);
    return q;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(SetCRC32)
ELEMENT_MT_SAFE(SetCRC32)
