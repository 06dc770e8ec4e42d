// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "checkcrc32.hh"
#include <click/crc32.h>
CLICK_DECLS

Packet *
CheckCRC32::simple_action(Packet *p)
{
    if (p->length() >= 4) {
        uint32_t length = p->length() - 4;
        uint32_t crc = update_crc(0xFFFFFFFFU, reinterpret_cast<const char *>(p->data()), length);
        if (memcmp(p->data() + length, &crc, 4) == 0) {
            p->take(4);
            return p;
        }
    }
    click_chatter("CRC32 failed, len %u", p->length());
    p->kill();
    return 0;
}

CLICK_ENDDECLS
EXPORT_ELEMENT(CheckCRC32)
ELEMENT_MT_SAFE(CheckCRC32)
