// -*- c-basic-offset: 4 -*-
#include <click/config.h>
#include "sourcetext.hh"
CLICK_DECLS

namespace SourceText {

String
sentence()
{
    // Users can replace it by DATA; its length is what traffic figures depend on.
    static const char text[] = "Packets for testing, made by a source element: sixty-nine bytes each.";
    static_assert(sizeof(text) == 69 + 1, "the default data of sources is 69 bytes long");
    return String::make_stable(text, sizeof(text) - 1);
}

Packet *
packet(const String &data, int length, uint32_t headroom)
{
    uint32_t size = length >= 0 ? static_cast<uint32_t>(length) : static_cast<uint32_t>(data.length());
    WritablePacket *p = Packet::make(headroom, 0, size, 0);
    if (!p)
        return 0;
    if (!data)
        memset(p->data(), 0, size);
    else
        for (uint32_t at = 0; at < size; at += data.length()) {
            uint32_t left = size - at, piece = data.length();
            memcpy(p->data() + at, data.data(), left < piece ? left : piece);
        }
    return p;
}

}

SourcePacket::~SourcePacket()
{
    if (_packet)
        _packet->kill();
}

bool
SourcePacket::assign(const String &data, int length, uint32_t headroom)
{
    Packet *made = SourceText::packet(data, length, headroom);
    if (!made)
        return false;
    if (_packet)
        _packet->kill();
    _packet = made;
    return true;
}

CLICK_ENDDECLS
ELEMENT_PROVIDES(SourceText)
