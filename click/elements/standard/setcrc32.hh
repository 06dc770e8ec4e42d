// -*- c-basic-offset: 4 -*-
#ifndef CLICK_SETCRC32_HH
#define CLICK_SETCRC32_HH
#include <click/element.hh>
CLICK_DECLS

/*
=c
SetCRC32
=s crc
appends a checksum of 4 bytes
=d
The CRC of the whole packet: polynomial 0x04C11DB7, most significant bit first, initial value 0xFFFFFFFF, not inverted at the
end, stored in host byte order.
=a CheckCRC32
*/
class SetCRC32 : public Element { public:

    const char *class_name() const override { return "SetCRC32"; }
    const char *port_count() const override { return PORTS_1_1; }

    Packet *simple_action(Packet *) override;
};

CLICK_ENDDECLS
#endif
